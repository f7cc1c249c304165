"use client";
import { Keyboard, LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "#components/session.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuRule } from "#components/ui/menu.tsx";
import { showShortcuts } from "#components/ui/shortcut-door.ts";
import { useLooks } from "#components/use-looks.ts";
import type { Me } from "#domain/views.ts";
import { LooksChoices } from "./looks-choices.tsx";

/** Who is signed in, their profile and looks, the public rooms, and the way out. */
export function SelfMenu({ me }: { me: Me }) {
  const t = useTranslations("bar");
  const [failed, setFailed] = useState(false);
  const looks = useLooks();
  const leave = async () => {
    if (!(await signOut())) return setFailed(true);
    window.location.assign("/masuk");
  };
  return (
    <>
      <Menu
        className="self-button"
        label={t("self", { name: me.name })}
        trigger={<Avatar name={me.name} agency={me.workspaces[0]?.agency ?? null} />}
      >
        <MenuLabel>
          <span className="strong">{me.name}</span>
          <span className="small muted">{me.title}</span>
        </MenuLabel>
        <MenuRule />
        <MenuLink href="/profil">{t("profile")}</MenuLink>
        {me.workspaces.map(({ workspace }) => (
          <MenuLink key={workspace.slug} href={`/rilis/${workspace.slug}`}>
            {t("publicRoomOf", { name: workspace.name })}
          </MenuLink>
        ))}
        <LooksChoices looks={looks} />
        <MenuRule />
        <MenuItem onSelect={() => showShortcuts(true)}>
          <Keyboard size={16} strokeWidth={1.75} aria-hidden />
          {t("shortcuts")}
        </MenuItem>
        <MenuItem onSelect={() => void leave()}>
          <LogOut size={16} strokeWidth={1.75} aria-hidden />
          {t("leave")}
        </MenuItem>
      </Menu>
      {(failed || looks.failed) && (
        <p className="leave-failed small" role="alert">
          {t(failed ? "leaveFailed" : "looksFailed")}
        </p>
      )}
    </>
  );
}
