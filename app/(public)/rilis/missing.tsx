import { PublicMessage } from "#components/public/public-message.tsx";
import { stylesheet } from "#server/publication/stylesheet.ts";
import { Refused } from "#server/refused.ts";
import { settings } from "#server/settings.ts";
import { respond } from "./respond.ts";

/** Answers a request, and with the public 404 when the use case says that there is nothing. */
export async function orMissing(
  request: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const page = (
      <PublicMessage kind="not-found" demo={settings().demo} stylesheet={stylesheet()} />
    );
    return respond(request, page, { status: 404 });
  }
}
