import { z } from "zod";
import { hasHidden, isCleanText } from "./clean-text.ts";

/** What an issue says about text that holds characters which it may not. */
export const CHARACTERS = "characters";

/** Text of any length and number of lines that can be stored. */
export const cleanText = () => z.string().refine(isCleanText, CHARACTERS);

/**
 * Text in one line, such as a name or a title: runs of white space are made one space, and nothing
 * is hidden in it. May be empty. Every input of one line is made of this.
 */
export const oneLine = (most: number) =>
  z
    .string({ error: "empty" })
    .overwrite((value) => value.replace(/\s+/g, " ").trim())
    .refine((value) => isCleanText(value) && !hasHidden(value), CHARACTERS)
    .max(most, "too-long");

/** The same, not empty. */
export const filledLine = (most: number) => oneLine(most).min(1, "empty");
