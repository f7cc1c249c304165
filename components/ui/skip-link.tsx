import type { Words } from "#components/words.ts";

/** The first thing that Tab reaches; every page has a main with the id `isi`. */
export function SkipLink({ t }: { t: Words }) {
  return (
    <a className="skip" href="#isi">
      {t("common.skip")}
    </a>
  );
}
