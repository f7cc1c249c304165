"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import type { Me, ReleaseView } from "#domain/views.ts";
import { FrozenDesk } from "./frozen-desk.tsx";

export type DeskProps = { release: ReleaseView; me: Me };

const LiveDesk = dynamic(() => import("./live-desk.tsx").then((part) => part.LiveDesk), {
  ssr: false,
  loading: () => <DeskLoading />,
});

/** Where a release is written, or read once it is frozen. */
export function WritingDesk(props: DeskProps) {
  const { release } = props;
  if (release.version) return <FrozenDesk release={release} version={release.version} />;
  return <LiveDesk {...props} />;
}

function DeskLoading() {
  const t = useTranslations("editor");
  return (
    <div className="desk">
      <main id="isi" className="sheet">
        <p className="column muted" role="status">
          {t("joining")}
        </p>
      </main>
    </div>
  );
}
