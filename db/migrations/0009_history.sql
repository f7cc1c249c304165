CREATE TABLE "kept_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"person_id" uuid,
	"source_id" uuid,
	"kept_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_text_writer" (
	"kept_text_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	CONSTRAINT "kept_text_writer_kept_text_id_person_id_pk" PRIMARY KEY("kept_text_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "last_look" (
	"edition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "last_look_edition_id_person_id_pk" PRIMARY KEY("edition_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "kept_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "restored_by" bigint;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text_writer" ADD CONSTRAINT "kept_text_writer_kept_text_id_kept_text_id_fk" FOREIGN KEY ("kept_text_id") REFERENCES "public"."kept_text"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text_writer" ADD CONSTRAINT "kept_text_writer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text_writer" ADD CONSTRAINT "kept_text_writer_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_look" ADD CONSTRAINT "last_look_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_look" ADD CONSTRAINT "last_look_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_text_recent" ON "kept_text" USING btree ("edition_id","kept_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "kept_text_automatic" ON "kept_text" USING btree ("edition_id","seq") WHERE kind = 'automatic';--> statement-breakpoint
-- A kept text is as it was: only its name may change, and only automatic ones without one ever go.
CREATE FUNCTION refuse_kept_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.kind <> 'automatic' OR OLD.name IS NOT NULL OR OLD.kept_at > now() - interval '90 days' THEN
      RAISE EXCEPTION 'a kept text stays unless it is automatic, has no name and is old'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF (to_jsonb(NEW) - 'name') IS DISTINCT FROM (to_jsonb(OLD) - 'name') THEN
    RAISE EXCEPTION 'of a kept text only the name may change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_text_kept BEFORE UPDATE OR DELETE ON "kept_text" FOR EACH ROW EXECUTE FUNCTION refuse_kept_change();
--> statement-breakpoint
CREATE TRIGGER kept_text_whole BEFORE TRUNCATE ON "kept_text" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who wrote goes with the text and never before it.
CREATE FUNCTION refuse_writer_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM kept_text k WHERE k.id = OLD.kept_text_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'who wrote a kept text stays with it' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_text_writer_kept BEFORE UPDATE OR DELETE ON "kept_text_writer" FOR EACH ROW EXECUTE FUNCTION refuse_writer_change();
--> statement-breakpoint
CREATE TRIGGER kept_text_writer_whole BEFORE TRUNCATE ON "kept_text_writer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Versions that were submitted before there was a history are in it, without block ids.
INSERT INTO "kept_text" (id, edition_id, seq, kind, content, sha256, person_id, kept_at)
SELECT v.id, v.edition_id, v.seq, 'submitted',
  jsonb_build_object('title', c.form -> 'title', 'body', c.form -> 'body', 'fields', c.form -> 'fields')::text,
  v.sha256, v.submitted_by, v.created_at
FROM "version" v CROSS JOIN LATERAL (SELECT v.canonical::jsonb AS form) c;
--> statement-breakpoint
INSERT INTO "kept_text_writer" (kept_text_id, person_id, agency_id)
SELECT DISTINCT v.id, c.person_id, c.agency_id
FROM "version" v
JOIN "draft_update" u ON u.edition_id = v.edition_id AND u.seq <= v.seq AND u.seq > coalesce(
  (SELECT max(b.seq) FROM "version" b WHERE b.edition_id = v.edition_id AND b.number < v.number), 0)
JOIN "contributor" c ON c.edition_id = v.edition_id AND c.person_id = u.person_id;
--> statement-breakpoint
UPDATE "edition" e SET kept_seq = v.seq
FROM (SELECT edition_id, max(seq) AS seq FROM "version" GROUP BY edition_id) v WHERE v.edition_id = e.id;
