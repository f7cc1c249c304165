import { redirect } from "next/navigation";
import { pageActor } from "#server/auth/page-actor.ts";

export default async function Page() {
  redirect((await pageActor()) ? "/naskah" : "/masuk");
}
