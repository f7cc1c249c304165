import type { Words } from "#components/words.ts";

export function DemoRibbon({ t }: { t: Words }) {
  return (
    <aside className="ribbon" aria-label={t("common.demoLabel")}>
      {t("common.demo")}
    </aside>
  );
}
