"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";

type Props = { workspaces: { slug: string; name: string }[]; value: string; q: string };

/** Which workspace; a plain form, so that it works before any script has come. */
export function WorkspaceFilter({ workspaces, value, q }: Props) {
  const t = useTranslations("people");
  return (
    <form action="/akun" className="workspace-filter">
      <label className="visually-hidden" htmlFor="ruang">
        {t("workspace")}
      </label>
      <select
        className="input"
        id="ruang"
        name="ruang"
        defaultValue={value}
        onChange={(event) => event.target.form?.requestSubmit()}
      >
        <option value="">{t("allWorkspaces")}</option>
        {workspaces.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      {q && <input type="hidden" name="q" value={q} />}
      <noscript>
        <Button type="submit">{t("show")}</Button>
      </noscript>
    </form>
  );
}
