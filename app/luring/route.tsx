import { respond } from "#app/(public)/rilis/respond.ts";
import { OfflinePage } from "#components/offline/offline-page.tsx";
import { offlineStyle } from "#server/publication/stylesheet.ts";

/** What the worker of the newsroom keeps for moments without a server. */
export function GET(request: Request): Promise<Response> {
  return respond(request, <OfflinePage style={offlineStyle()} />);
}
