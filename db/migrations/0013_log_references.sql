ALTER TABLE "draft_update" DROP CONSTRAINT "draft_update_edition_id_edition_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_update" DROP CONSTRAINT "draft_update_person_id_person_id_fk";
--> statement-breakpoint
-- What the two foreign keys promised, asked once for all rows of a statement: a commit adds one for
-- every edit in it, and a key asks for each of them.
CREATE FUNCTION refuse_unknown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT edition_id FROM added) a
    WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.id = a.edition_id)
  ) OR EXISTS (
    SELECT 1 FROM (SELECT DISTINCT person_id FROM added WHERE person_id IS NOT NULL) a
    WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.person_id)
  ) THEN
    RAISE EXCEPTION 'draft_update rows are of an edition and a person that are there'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_update_refers AFTER INSERT ON "draft_update"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown();
--> statement-breakpoint
CREATE FUNCTION refuse_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'edition' AND EXISTS (SELECT 1 FROM draft_update WHERE edition_id = OLD.id)
    OR TG_TABLE_NAME = 'person' AND EXISTS (SELECT 1 FROM draft_update WHERE person_id = OLD.id)
  THEN
    RAISE EXCEPTION 'the log names this row of %', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER edition_named BEFORE DELETE OR UPDATE OF id ON "edition" FOR EACH ROW EXECUTE FUNCTION refuse_named();
--> statement-breakpoint
CREATE TRIGGER person_named BEFORE DELETE OR UPDATE OF id ON "person" FOR EACH ROW EXECUTE FUNCTION refuse_named();
