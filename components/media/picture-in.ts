import { picturesOf } from "#components/releases/picture-address.ts";
import { Picture } from "#domain/image-node.ts";
import { sourcesOf } from "#domain/picture-sizes.ts";

type Say = (key: "lacksBoth" | "lacksAlt" | "lacksCredit") => string;

/** The picture of the schema as a desk shows it: from its release, with what it still lacks. */
export function pictureIn(releaseId: string, say: Say) {
  return Picture.configure({
    sources: (picture) => sourcesOf(picturesOf(releaseId), picture),
    told: ({ alt, credit }) => {
      if (!alt && !credit) return say("lacksBoth");
      if (!alt) return say("lacksAlt");
      return credit ? null : say("lacksCredit");
    },
  });
}
