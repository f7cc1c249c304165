-- What the record promises is kept by the database itself, whatever the code above it does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER version_kept BEFORE UPDATE OR DELETE ON "version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER version_whole BEFORE TRUNCATE ON "version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signature_kept BEFORE UPDATE OR DELETE ON "signature" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signature_whole BEFORE TRUNCATE ON "signature" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_kept BEFORE UPDATE OR DELETE ON "publication" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_whole BEFORE TRUNCATE ON "publication" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_whole BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_update_kept BEFORE UPDATE ON "draft_update" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draft_update_whole BEFORE TRUNCATE ON "draft_update" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rows of the log carry authorship: they go only after 90 days and only below a snapshot.
CREATE FUNCTION refuse_early_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.created_at > now() - interval '90 days' OR NOT EXISTS (
    SELECT 1 FROM draft_snapshot s WHERE s.edition_id = OLD.edition_id AND s.upto_seq >= OLD.seq
  ) THEN
    RAISE EXCEPTION 'draft_update rows are kept for 90 days and until a snapshot covers them'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_update_retained BEFORE DELETE ON "draft_update" FOR EACH ROW EXECUTE FUNCTION refuse_early_delete();
--> statement-breakpoint
-- Snapshots are the only copy once rows are gone; a pinned one belongs to a submitted version.
CREATE FUNCTION refuse_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.pinned THEN
      RAISE EXCEPTION 'a pinned snapshot is kept' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.state IS DISTINCT FROM OLD.state OR NEW.sha256 IS DISTINCT FROM OLD.sha256
    OR NEW.upto_seq <> OLD.upto_seq OR NEW.edition_id <> OLD.edition_id OR (OLD.pinned AND NOT NEW.pinned) THEN
    RAISE EXCEPTION 'a snapshot may only be pinned' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_snapshot_kept BEFORE UPDATE OR DELETE ON "draft_snapshot" FOR EACH ROW EXECUTE FUNCTION refuse_pinned();
--> statement-breakpoint
CREATE TRIGGER draft_snapshot_whole BEFORE TRUNCATE ON "draft_snapshot" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A signature counts only for a party of the release whose text it binds.
CREATE FUNCTION refuse_foreign_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM version v JOIN release_party p ON p.release_id = v.release_id
    WHERE v.id = NEW.version_id AND p.agency_id = NEW.agency_id
  ) THEN
    RAISE EXCEPTION 'the agency is no party of this release' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signature_of_party BEFORE INSERT ON "signature" FOR EACH ROW EXECUTE FUNCTION refuse_foreign_signature();
--> statement-breakpoint
-- Nothing is published without the signature of every party on exactly this text.
CREATE FUNCTION refuse_unsigned_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM version v WHERE v.id = NEW.version_id AND v.release_id = NEW.release_id)
    OR EXISTS (
      SELECT 1 FROM release_party p WHERE p.release_id = NEW.release_id AND NOT EXISTS (
        SELECT 1 FROM signature s
        WHERE s.version_id = NEW.version_id AND s.sha256 = NEW.sha256 AND s.agency_id = p.agency_id
      )
    ) THEN
    RAISE EXCEPTION 'a party has not signed this text' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER publication_signed BEFORE INSERT ON "publication" FOR EACH ROW EXECUTE FUNCTION refuse_unsigned_publication();
