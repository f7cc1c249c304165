CREATE TABLE "office_number" (
	"release_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "office_number_release_id_agency_id_pk" PRIMARY KEY("release_id","agency_id"),
	CONSTRAINT "office_number_year" UNIQUE("agency_id","year","number")
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "colour" text DEFAULT 'maroon' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "city" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "site" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "dateline" text DEFAULT '{KOTA}, {tanggal} –' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "closing" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "end_mark" text DEFAULT '***' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency" ADD COLUMN "number_pattern" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "suspended_by" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "suspend_reason" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "locale" text DEFAULT 'id' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "theme" text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "tour_closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "user_session" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "user_session" ADD COLUMN "last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "office_number" ADD CONSTRAINT "office_number_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_number" ADD CONSTRAINT "office_number_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_number" ADD CONSTRAINT "office_number_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "agency" SET "colour" = 'biru' WHERE "kind" = 'kominfo';
