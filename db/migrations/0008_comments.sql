CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "comment_deleted" CHECK (("comment"."deleted_at" is not null) = ("comment"."body" = ''))
);
--> statement-breakpoint
CREATE TABLE "comment_mention" (
	"comment_id" uuid NOT NULL,
	"mentioned_id" uuid NOT NULL,
	"person_id" uuid,
	"agency_id" uuid,
	"name" text NOT NULL,
	CONSTRAINT "comment_mention_comment_id_mentioned_id_pk" PRIMARY KEY("comment_id","mentioned_id"),
	CONSTRAINT "comment_mention_one" CHECK (num_nonnulls("comment_mention"."person_id", "comment_mention"."agency_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "comment_place" (
	"thread_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"from_block" integer NOT NULL,
	"from_offset" integer NOT NULL,
	"to_block" integer NOT NULL,
	"to_offset" integer NOT NULL,
	CONSTRAINT "comment_place_thread_id_version_id_pk" PRIMARY KEY("thread_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "comment_thread" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"quotation" text NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "comment_thread_resolved" CHECK (("comment_thread"."resolved_by" is null) = ("comment_thread"."resolved_at" is null))
);
--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_thread_id_comment_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_place" ADD CONSTRAINT "comment_place_thread_id_comment_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_thread"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_place" ADD CONSTRAINT "comment_place_version_id_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_of_thread" ON "comment" USING btree ("thread_id","created_at");--> statement-breakpoint
CREATE INDEX "comment_mention_person" ON "comment_mention" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comment_place_version" ON "comment_place" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "comment_thread_edition" ON "comment_thread" USING btree ("edition_id","opened_at");--> statement-breakpoint
-- What was said is never gone without a trace: a deleted comment stays without its words, and where
-- a thread stood in a frozen text stays as it was.
CREATE TRIGGER comment_thread_kept BEFORE DELETE ON "comment_thread" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_thread_whole BEFORE TRUNCATE ON "comment_thread" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_kept BEFORE DELETE ON "comment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_whole BEFORE TRUNCATE ON "comment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_place_kept BEFORE UPDATE OR DELETE ON "comment_place" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_place_whole BEFORE TRUNCATE ON "comment_place" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
