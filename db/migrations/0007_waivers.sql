CREATE TABLE "waiver" (
	"edition_id" uuid NOT NULL,
	"mark" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waiver_edition_id_mark_pk" PRIMARY KEY("edition_id","mark")
);
--> statement-breakpoint
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;