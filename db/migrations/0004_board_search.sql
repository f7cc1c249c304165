DROP INDEX "edition_words";--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "search_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "contributor_person" ON "contributor" USING btree ("person_id","edition_id");--> statement-breakpoint
CREATE INDEX "edition_state" ON "edition" USING btree ("state","release_id");--> statement-breakpoint
CREATE INDEX "version_edition" ON "version" USING btree ("edition_id","number");--> statement-breakpoint
CREATE INDEX "edition_words" ON "edition" USING gin (to_tsvector('simple', "search_text")) WITH (gin_pending_list_limit=256);