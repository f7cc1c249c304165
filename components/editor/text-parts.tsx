"use client";
import type { ComponentProps } from "react";
import { PictureDesk } from "#components/media/picture-desk.tsx";
import { BlockHandle } from "./block-handle.tsx";

/** What belongs to the blocks of a text beside their words; `movable` where blocks may change places. */
export function TextParts({
  movable,
  ...given
}: ComponentProps<typeof PictureDesk> & { movable: boolean }) {
  return (
    <>
      {movable && <BlockHandle editor={given.editor} />}
      <PictureDesk {...given} />
    </>
  );
}
