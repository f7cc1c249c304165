import type { ReactNode } from "react";
import { sourcesOf } from "#domain/picture-sizes.ts";
import type { ShownPicture } from "#domain/pictures.ts";

type Props = {
  picture: ShownPicture;
  /** Address under which it lies by its hash. */
  pictures: string;
  /** What stands under it instead of its own caption and source. */
  children?: ReactNode;
};

/** A picture with what is said of it; its place is kept before it has come. */
export function Figure({ picture, pictures, children }: Props) {
  const { width, height, alt, caption, credit } = picture;
  const { src, srcset, sizes } = sourcesOf(pictures, picture);
  return (
    <figure className="picture">
      {/* biome-ignore lint/performance/noImgElement: public pages have no script, and what is kept is small already. */}
      <img
        {...{ src, sizes }}
        srcSet={srcset}
        alt={alt}
        {...{ width, height }}
        loading="lazy"
        decoding="async"
      />
      {children ? (
        <figcaption>{children}</figcaption>
      ) : (
        (caption || credit) && (
          <figcaption>
            {caption && <span>{caption}</span>} {credit && <small>{credit}</small>}
          </figcaption>
        )
      )}
    </figure>
  );
}
