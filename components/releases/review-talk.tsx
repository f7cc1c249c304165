"use client";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { CommentHere } from "#components/comments/review-comments.tsx";
import { openThreads } from "#components/comments/use-threads.ts";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import type { ReviewTalking } from "./use-review-talk.ts";

const ReviewComments = later(() =>
  import("#components/comments/review-comments.tsx").then((m) => m.ReviewComments),
);
const Dialog = later(() => import("#components/ui/dialog.tsx").then((m) => m.Dialog));

type Props = { release: ReleaseView; version: VersionView; me: Me; talking: ReviewTalking };

/** The comments, wherever they are shown. */
export function Talk({ release, version, me, talking }: Props) {
  const { slug, timeZone } = release.workspace;
  const place = me.workspaces.find(({ workspace }) => workspace.slug === slug);
  return (
    <ReviewComments
      talk={talking.talk}
      version={version}
      template={release.template}
      me={me.personId}
      agencies={place?.agencies ?? release.slots.map(({ agency }) => agency)}
      zone={timeZone}
      onGo={talking.onGo}
      onLeave={talking.onLeave}
    />
  );
}

/** What of the comments stands at the text: the way to them on phones, and to a new one. */
export function ReviewTalkParts(props: Props) {
  const { talking } = props;
  const t = useTranslations("comments");
  const count = openThreads(talking.talk.threads);
  return (
    <>
      <p id="has-comments" className="visually-hidden">
        {t("on")}
      </p>
      <Button className="review-talk" onClick={talking.show}>
        <MessageSquare size={16} strokeWidth={1.75} />
        {count ? t("sheet", { count }) : t("tab")}
      </Button>
      <CommentHere talk={talking.talk} />
      {talking.isSheet && (
        <Dialog title={t("tab")} look="sheet" open onClose={talking.close} onGone={talking.gone}>
          <Talk {...props} />
        </Dialog>
      )}
    </>
  );
}
