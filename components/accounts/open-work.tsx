"use client";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ask } from "#components/query.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { PersonRow } from "#domain/account-views.ts";
import type { HandedOver, OpenWork as Work } from "#domain/answers/accounts.ts";

type Item = Work["items"][number];
type Props = {
  person: PersonRow;
  /** Says so where there is nothing; without it nothing is shown then. */
  saysNone?: boolean;
};

/** How much open work somebody has, and to whom it goes; texts are not named. */
export function OpenWork({ person, saysNone }: Props) {
  const t = useTranslations("people.handOver");
  const { busy, problem, send } = useChange();
  const [items, setItems] = useState<Item[] | "failed" | null>(null);
  const [said, setSaid] = useState("");
  const path = `/api/v1/people/${person.id}`;

  const load = useCallback(async () => {
    const answer = await ask<Work>(`${path}/open-work`);
    setItems(answer?.items ?? "failed");
  }, [path]);
  useEffect(() => void load(), [load]);

  const give = async ({ workspace }: Item, to: Item["people"][number]) => {
    const wish = { workspace: workspace.slug, to: to.id };
    const answer = await send<HandedOver>(`${path}/hand-over`, wish);
    if (answer) setSaid(t("done", { count: answer.count, name: to.name }));
    await load();
  };

  return (
    <div className="open-work">
      <RefusedNotice problem={problem} />
      <p role="status" className="small">
        {items === null && saysNone ? t("loading") : said}
      </p>
      {items === "failed" && (
        <div className="foot">
          <p role="alert">{t("failed")}</p>
          <Button onClick={() => void load()}>{t("again")}</Button>
        </div>
      )}
      {Array.isArray(items) && !items.length && saysNone && <p className="muted">{t("none")}</p>}
      {Array.isArray(items) &&
        items.map((item) => (
          <Receiver
            key={item.workspace.slug}
            item={item}
            busy={busy}
            onGive={(to) => void give(item, to)}
          />
        ))}
    </div>
  );
}

type ReceiverProps = {
  item: Item;
  busy: boolean;
  onGive: (to: Item["people"][number]) => void;
};

function Receiver({ item, busy, onGive }: ReceiverProps) {
  const t = useTranslations("people.handOver");
  const [chosen, setChosen] = useState("");
  const { workspace, count, people } = item;
  const id = `to-${workspace.slug}`;
  const to = people.find((one) => one.id === chosen);
  const about = { workspace: workspace.name, count };
  if (!people.length) return <p className="muted">{t("nobody", about)}</p>;
  return (
    <div className="receiver">
      <Field id={id} label={t("to", about)}>
        <select
          className="input"
          id={id}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t("choose")}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} · {one.agency}
            </option>
          ))}
        </select>
      </Field>
      <Button disabled={!to} busy={busy} onClick={() => to && onGive(to)}>
        {t("submit")}
      </Button>
    </div>
  );
}
