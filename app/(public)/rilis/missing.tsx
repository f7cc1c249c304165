import { PublicMessage } from "#components/public/public-message.tsx";
import { Refused } from "#server/refused.ts";
import { publicPage } from "./page-of.ts";
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
    const { pathname } = new URL(request.url);
    const page = <PublicMessage {...publicPage(request, pathname)} />;
    return respond(request, page, { status: 404 });
  }
}
