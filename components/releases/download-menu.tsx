"use client";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuLink } from "#components/ui/menu.tsx";
import { FILE_FORMATS } from "#domain/files/sheet.ts";

type Props = { releaseId: string; version?: number };

/** The text as a file of every kind: a frozen version, or without one as it is stored now. */
export function DownloadMenu({ releaseId, version }: Props) {
  const t = useTranslations("files");
  const which = version === undefined ? "" : `&version=${version}`;
  return (
    <Menu
      label={t("download")}
      className="button quiet small"
      trigger={
        <>
          <Download size={16} strokeWidth={1.75} />
          {t("download")}
        </>
      }
    >
      {FILE_FORMATS.map((format) => (
        <MenuLink key={format} href={`/api/v1/releases/${releaseId}/file?format=${format}${which}`}>
          {t(`formats.${format}`)}
        </MenuLink>
      ))}
    </Menu>
  );
}
