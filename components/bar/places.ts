import { CircleHelp, FileText, Globe, Settings, Users } from "lucide-react";
import type { Me } from "#domain/views.ts";

export type PlaceName = "releases" | "publicRoom" | "people" | "settings" | "help";

export type Place = { name: PlaceName; href: string; glyph: typeof FileText };

/** Where this person can go, in the order of the bar; a place that they may not enter is not there. */
export function placesOf(me: Me): Place[] {
  const [first] = me.workspaces;
  const administers = me.systemAdmin || me.workspaces.some(({ canAdminister }) => canAdminister);
  return [
    { name: "releases", href: "/naskah", glyph: FileText },
    ...(first
      ? [{ name: "publicRoom" as const, href: `/rilis/${first.workspace.slug}`, glyph: Globe }]
      : []),
    ...(administers
      ? [
          { name: "people" as const, href: "/akun", glyph: Users },
          { name: "settings" as const, href: "/pengaturan", glyph: Settings },
        ]
      : []),
    { name: "help", href: "/bantuan", glyph: CircleHelp },
  ];
}
