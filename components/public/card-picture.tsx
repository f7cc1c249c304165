import type { Card } from "#domain/card.ts";
import { sizeName } from "#domain/picture-sizes.ts";

type Props = {
  card: Card | null;
  /** Whole address under which the pictures of the page lie. */
  pictures: string;
};

/** Tells other sites which picture to show of a page, in its head. */
export function CardPicture({ card, pictures }: Props) {
  if (!card) return null;
  return (
    <>
      <meta
        property="og:image"
        content={`${pictures}/${card.sha256}?size=${sizeName(card.size)}`}
      />
      <meta property="og:image:width" content={String(card.width)} />
      <meta property="og:image:height" content={String(card.height)} />
      <meta property="og:image:alt" content={card.alt} />
    </>
  );
}
