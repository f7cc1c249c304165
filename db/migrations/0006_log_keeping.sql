ALTER TABLE "edition" ADD COLUMN "damaged_seq" bigint;--> statement-breakpoint
CREATE INDEX "edition_damaged" ON "edition" USING btree ("id") WHERE damaged_seq is not null;--> statement-breakpoint
-- Nothing follows a log that is not whole, whatever the code above believes.
CREATE FUNCTION refuse_damaged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log of edition % is damaged: nothing is appended', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER edition_damaged_kept BEFORE UPDATE OF head_seq ON "edition" FOR EACH ROW
  WHEN (OLD.damaged_seq IS NOT NULL AND NEW.head_seq <> OLD.head_seq) EXECUTE FUNCTION refuse_damaged();
--> statement-breakpoint
DROP TRIGGER draft_update_retained ON "draft_update";
--> statement-breakpoint
DROP FUNCTION refuse_early_delete();
--> statement-breakpoint
-- Rows of the log carry authorship. They go after 90 days, from the first one on, below a whole
-- snapshot, and only while every submitted version has its own.
CREATE FUNCTION refuse_early_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM gone WHERE created_at > now() - interval '90 days') THEN
    RAISE EXCEPTION 'draft_update rows are kept for 90 days' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT edition_id, max(seq) AS last FROM gone GROUP BY edition_id) g
    WHERE NOT EXISTS (
      SELECT 1 FROM draft_snapshot s WHERE s.edition_id = g.edition_id AND s.upto_seq >= g.last
        AND encode(sha256(s.state), 'hex') = s.sha256
    ) OR EXISTS (
      SELECT 1 FROM version v WHERE v.edition_id = g.edition_id AND NOT EXISTS (
        SELECT 1 FROM draft_snapshot s
        WHERE s.edition_id = v.edition_id AND s.upto_seq = v.seq AND s.pinned
      )
    ) OR EXISTS (
      SELECT 1 FROM draft_update u WHERE u.edition_id = g.edition_id AND u.seq < g.last
    ) OR EXISTS (
      SELECT 1 FROM edition e WHERE e.id = g.edition_id AND e.damaged_seq IS NOT NULL
    )
  ) THEN
    RAISE EXCEPTION 'draft_update rows go only below a whole snapshot, from the first one on'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_update_retained AFTER DELETE ON "draft_update"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_early_delete();
--> statement-breakpoint
-- A snapshot is the only copy once rows are gone: the newest whole one stays, and pinned ones.
CREATE OR REPLACE FUNCTION refuse_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.pinned OR NOT EXISTS (
      SELECT 1 FROM draft_snapshot s WHERE s.edition_id = OLD.edition_id
        AND s.upto_seq > OLD.upto_seq AND encode(sha256(s.state), 'hex') = s.sha256
    ) THEN
      RAISE EXCEPTION 'a snapshot that is pinned or the newest whole one is kept'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state OR NEW.sha256 IS DISTINCT FROM OLD.sha256
    OR NEW.upto_seq <> OLD.upto_seq OR NEW.edition_id <> OLD.edition_id OR (OLD.pinned AND NOT NEW.pinned) THEN
    RAISE EXCEPTION 'a snapshot may only be pinned' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
