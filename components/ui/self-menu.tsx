"use client";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "#components/accounts/session.ts";
import type { Me } from "#domain/views.ts";
import { Avatar } from "./avatar.tsx";
import { Button } from "./button.tsx";

/** Who is signed in, the public rooms, and the way out. */
export function SelfMenu({ me }: { me: Me }) {
  const t = useTranslations("bar");
  const [leaving, setLeaving] = useState<"no" | "now" | "failed">("no");
  const leave = async () => {
    setLeaving("now");
    if (await signOut()) window.location.assign("/masuk");
    else setLeaving("failed");
  };
  return (
    <details className="self-menu">
      <summary aria-label={t("self", { name: me.name })}>
        <Avatar name={me.name} agency={me.workspaces[0]?.agency ?? null} />
      </summary>
      <div>
        <p className="strong">{me.name}</p>
        <p className="small muted">{me.title}</p>
        <hr />
        {me.workspaces.map(({ workspace }) => (
          <a key={workspace.slug} className="room-link" href={`/rilis/${workspace.slug}`}>
            {t("publicRoomOf", { name: workspace.name })}
          </a>
        ))}
        <hr />
        <Button look="quiet" busy={leaving === "now"} onClick={() => void leave()}>
          <LogOut size={16} strokeWidth={1.75} aria-hidden />
          {t("leave")}
        </Button>
        {leaving === "failed" && <p role="alert">{t("leaveFailed")}</p>}
      </div>
    </details>
  );
}
