CREATE TABLE "checklist_tick" (
	"edition_id" uuid NOT NULL,
	"entry" text NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checklist_tick_edition_id_entry_pk" PRIMARY KEY("edition_id","entry")
);
--> statement-breakpoint
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_tick" ADD CONSTRAINT "checklist_tick_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_words" ON "edition" USING gin (to_tsvector('simple', "search_text"));--> statement-breakpoint
CREATE INDEX "release_assignee" ON "release" USING btree ("assignee_id");