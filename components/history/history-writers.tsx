import { useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import type { KeptText } from "#domain/answers/history.ts";
import type { Me, ReleaseView } from "#domain/views.ts";

type Props = { release: ReleaseView; me: Me; writers: KeptText["writers"] };

/** Who wrote, each with their agency. */
export function HistoryWriters({ release, me, writers }: Props) {
  const t = useTranslations("history");
  if (!writers.length) return <p className="small muted">{t("noWriters")}</p>;
  const place = me.workspaces.find(({ workspace }) => workspace.slug === release.workspace.slug);
  const agencies = place?.agencies ?? release.slots.map(({ agency }) => agency);
  return (
    <ul className="writers small">
      {writers.map(({ name, agency: slug }) => {
        const agency = agencies.find((one) => one.slug === slug);
        return (
          <li key={`${slug} ${name}`}>
            {name}
            {agency && <Agency agency={agency} />}
          </li>
        );
      })}
    </ul>
  );
}
