import { readdirSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "app");

/** Routes of app/ that answer with no page to look at. */
const NO_PAGES: Record<string, string> = {
  "/": "sends on to the board or to the sign-in page",
};

/** Every address pattern of app/ under which people see a page: "/naskah/[id]", "/rilis/[workspace]". */
export function pageRoutes(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  // What is made of markup has a name in .tsx: pages of Next, and our own public ones.
  const pages = files.filter((file) => /(^|\/)(page|route)\.tsx$/.test(file));
  const patterns = pages.map((file) => `/${path.dirname(file).replace(/\([^)]+\)\/?|^\.$/g, "")}`);
  return patterns.filter((pattern) => !(pattern in NO_PAGES)).sort();
}

/** The route that an address leads to: of several that fit, the one with the fewest open places. */
export function routeOf(address: string, routes: readonly string[]): string | undefined {
  const parts = new URL(address, "http://sinergi.test").pathname.split("/");
  const open = (route: string) => route.split("[").length;
  const fits = (route: string) => {
    const places = route.split("/");
    return (
      places.length === parts.length &&
      places.every((place, at) => place.startsWith("[") || place === parts[at])
    );
  };
  return routes.filter(fits).sort((a, b) => open(a) - open(b))[0];
}
