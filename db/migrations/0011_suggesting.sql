CREATE TABLE "suggests_only" (
	"release_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggests_only_release_id_person_id_pk" PRIMARY KEY("release_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "suggests_only" ADD CONSTRAINT "suggests_only_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggests_only" ADD CONSTRAINT "suggests_only_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;