CREATE TABLE "media" (
	"release_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_release_id_sha256_pk" PRIMARY KEY("release_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_bytes" ON "media" USING btree ("sha256");--> statement-breakpoint
-- What a text shows stays as it was: pictures of frozen texts are part of what was signed.
CREATE TRIGGER media_kept BEFORE UPDATE OR DELETE ON "media" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER media_whole BEFORE TRUNCATE ON "media" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
