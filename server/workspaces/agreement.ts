import type { agreement } from "#db/schema/people.ts";
import type { NewWorkspace } from "#domain/workspace-inputs.ts";

type Row = typeof agreement.$inferSelect;
type Terms = NonNullable<NewWorkspace["agreement"]>;

/** An agreement as it is stored: its signatories by the kind of their agency, unnamed ones left out. */
export function keptAgreement({ signatories, ...terms }: Terms): Omit<Row, "id" | "workspaceId"> {
  const named = (["kpu", "kominfo"] as const).flatMap((agency) =>
    signatories[agency].name ? [{ agency, ...signatories[agency] }] : [],
  );
  return { ...terms, signatories: named };
}

/** An agreement as the form shows it; empty where there is none yet. */
export function shownAgreement(row: Row | undefined) {
  const signatory = (kind: string) => {
    const found = row?.signatories.find(({ agency }) => agency === kind);
    return { name: found?.name ?? "", position: found?.position ?? "" };
  };
  return {
    title: row?.title ?? "",
    number: row?.number ?? "",
    signedOn: row?.signedOn ?? "",
    place: row?.place ?? "",
    validUntil: row?.validUntil ?? "",
    signatories: { kpu: signatory("kpu"), kominfo: signatory("kominfo") },
  };
}
