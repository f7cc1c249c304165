"use client";
import { ListFilter } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuChoice, MenuChoices, MenuLabel, MenuRule } from "#components/ui/menu.tsx";
import type { BoardFilters } from "#domain/board-filters.ts";
import { RELEASE_KINDS } from "#domain/release.ts";
import type { Me } from "#domain/views.ts";

/** No agency, kind or workspace has an empty name. */
const ANY = "";

type Props = { me: Me; filters: BoardFilters; onFilters: (filters: BoardFilters) => void };

/** Agency, kind and workspace, each at most one; the menu stays open so that they can be combined. */
export function BoardFilterMenu({ me, filters, onFilters }: Props) {
  const t = useTranslations();
  const choose = (change: Partial<Record<"agency" | "kind" | "workspace", string>>) => {
    const next = Object.fromEntries(Object.entries(change).map(([key, v]) => [key, v || null]));
    onFilters({ ...filters, ...next } as BoardFilters);
  };
  const agencies = new Map(
    me.workspaces.flatMap((place) => place.agencies).map((one) => [one.slug, one.shortName]),
  );
  const kinds = RELEASE_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const);
  const places = me.workspaces.map(({ workspace }) => [workspace.slug, workspace.name] as const);
  return (
    <Menu
      className="chip"
      align="start"
      label={t("board.filter")}
      trigger={
        <>
          <ListFilter size={16} strokeWidth={1.75} />
          {t("board.filter")}
        </>
      }
    >
      <Choices
        label={t("board.agency")}
        any={t("board.anyAgency")}
        value={filters.agency}
        choices={[...agencies]}
        onChoose={(agency) => choose({ agency })}
      />
      <MenuRule />
      <Choices
        label={t("board.kind")}
        any={t("board.anyKind")}
        value={filters.kind}
        choices={kinds}
        onChoose={(kind) => choose({ kind })}
      />
      {places.length > 1 && (
        <>
          <MenuRule />
          <Choices
            label={t("board.workspace")}
            any={t("board.anyWorkspace")}
            value={filters.workspace}
            choices={places}
            onChoose={(workspace) => choose({ workspace })}
          />
        </>
      )}
    </Menu>
  );
}

type ChoicesProps = {
  label: string;
  any: string;
  value: string | null;
  choices: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
};

function Choices({ label, any, value, choices, onChoose }: ChoicesProps) {
  return (
    <MenuChoices value={value ?? ANY} onValueChange={onChoose} aria-label={label}>
      <MenuLabel>
        <span className="small muted">{label}</span>
      </MenuLabel>
      {[[ANY, any] as const, ...choices].map(([slug, name]) => (
        <MenuChoice key={slug} value={slug} onSelect={(event) => event.preventDefault()}>
          {name}
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}
