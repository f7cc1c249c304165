import type { ListedRelease, SentRelease } from "#domain/answers/releases.ts";
import type { ReleaseRow, ReleaseView, VersionView } from "#domain/views.ts";

/** Releases as the API sends them: slugs instead of objects, nothing that is only for a page. */

export function listedRelease(row: ReleaseRow): ListedRelease {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    publicStatus: row.publicStatus,
    workspace: row.workspace.slug,
    parties: row.slots.map((slot) => slot.agency.slug),
    dueAt: row.dueAt,
    assignee: row.assignee,
    updatedAt: row.updatedAt,
  };
}

export function sentRelease(view: ReleaseView): SentRelease {
  return {
    id: view.id,
    title: view.title,
    kind: view.kind,
    language: view.language,
    template: view.template,
    state: view.state,
    publicStatus: view.publicStatus,
    visibility: view.visibility,
    workspace: view.workspace.slug,
    owner: view.owner.slug,
    parties: view.slots.map((slot) => slot.agency.slug),
    missing: view.slots.filter((slot) => !slot.signed).map((slot) => slot.agency.slug),
    version: view.version && sentVersion(view.version),
    dueAt: view.dueAt,
    assignee: view.assignee,
    contributors: view.contributors.map(({ name, agency }) => ({ name, agency: agency.slug })),
    access: view.access,
    suggestsOnly: view.suggestsOnly,
    // Pages learn of a limit, and that it is lifted, while they are open; they hide it themselves.
    actions: view.actions.filter((action) => !(view.suggestsOnly && action === "submit")),
    publicUrl: view.publicUrl,
    checklist: view.checklist,
    waivers: view.waivers.map(({ words: _, ...waiver }) => waiver),
    numbers: view.numbers.map(({ agency, number }) => ({ agency: agency.slug, number })),
  };
}

function sentVersion({ id, number, sha256, frozenAt }: VersionView) {
  return { id, number, sha256, frozenAt };
}
