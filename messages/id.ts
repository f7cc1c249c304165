import actions from "./id/actions.json" with { type: "json" };
import address from "./id/address.json" with { type: "json" };
import api from "./id/api.json" with { type: "json" };
import authors from "./id/authors.json" with { type: "json" };
import bar from "./id/bar.json" with { type: "json" };
import board from "./id/board.json" with { type: "json" };
import checklist from "./id/checklist.json" with { type: "json" };
import checks from "./id/checks.json" with { type: "json" };
import closed from "./id/closed.json" with { type: "json" };
import comments from "./id/comments.json" with { type: "json" };
import common from "./id/common.json" with { type: "json" };
import editor from "./id/editor.json" with { type: "json" };
import factor from "./id/factor.json" with { type: "json" };
import faults from "./id/faults.json" with { type: "json" };
import fields from "./id/fields.json" with { type: "json" };
import files from "./id/files.json" with { type: "json" };
import find from "./id/find.json" with { type: "json" };
import forgotten from "./id/forgotten.json" with { type: "json" };
import gaps from "./id/gaps.json" with { type: "json" };
import guide from "./id/guide.json" with { type: "json" };
import handover from "./id/handover.json" with { type: "json" };
import help from "./id/help.json" with { type: "json" };
import history from "./id/history.json" with { type: "json" };
import imported from "./id/import.json" with { type: "json" };
import invitation from "./id/invitation.json" with { type: "json" };
import kinds from "./id/kinds.json" with { type: "json" };
import languages from "./id/languages.json" with { type: "json" };
import later from "./id/later.json" with { type: "json" };
import leftWords from "./id/left-words.json" with { type: "json" };
import letters from "./id/letters.json" with { type: "json" };
import link from "./id/link.json" with { type: "json" };
import mail from "./id/mail.json" with { type: "json" };
import newPassword from "./id/new-password.json" with { type: "json" };
import newRelease from "./id/new-release.json" with { type: "json" };
import offline from "./id/offline.json" with { type: "json" };
import offlinePage from "./id/offline-page.json" with { type: "json" };
import oneTimeLink from "./id/one-time-link.json" with { type: "json" };
import outline from "./id/outline.json" with { type: "json" };
import pages from "./id/pages.json" with { type: "json" };
import panel from "./id/panel.json" with { type: "json" };
import people from "./id/people.json" with { type: "json" };
import picture from "./id/picture.json" with { type: "json" };
import plan from "./id/plan.json" with { type: "json" };
import presence from "./id/presence.json" with { type: "json" };
import problems from "./id/problems.json" with { type: "json" };
import profile from "./id/profile.json" with { type: "json" };
import publicPages from "./id/public.json" with { type: "json" };
import refusals from "./id/refusals.json" with { type: "json" };
import rescue from "./id/rescue.json" with { type: "json" };
import review from "./id/review.json" with { type: "json" };
import roleNotes from "./id/role-notes.json" with { type: "json" };
import roles from "./id/roles.json" with { type: "json" };
import save from "./id/save.json" with { type: "json" };
import session from "./id/session.json" with { type: "json" };
import sessions from "./id/sessions.json" with { type: "json" };
import settings from "./id/settings.json" with { type: "json" };
import setup from "./id/setup.json" with { type: "json" };
import shortcuts from "./id/shortcuts.json" with { type: "json" };
import signIn from "./id/sign-in.json" with { type: "json" };
import signatures from "./id/signatures.json" with { type: "json" };
import slash from "./id/slash.json" with { type: "json" };
import states from "./id/states.json" with { type: "json" };
import submit from "./id/submit.json" with { type: "json" };
import suggestions from "./id/suggestions.json" with { type: "json" };
import table from "./id/table.json" with { type: "json" };
import templateFields from "./id/template-fields.json" with { type: "json" };
import templates from "./id/templates.json" with { type: "json" };
import tools from "./id/tools.json" with { type: "json" };
import tour from "./id/tour.json" with { type: "json" };
import turn from "./id/turn.json" with { type: "json" };

/** What people read in Indonesian, by part of the product. */
export const id = {
  actions,
  api,
  authors,
  bar,
  board,
  checklist,
  checks,
  closed,
  comments,
  common,
  editor,
  factor,
  faults,
  fields,
  files,
  find,
  gaps,
  guide,
  handover,
  help,
  history,
  import: imported,
  invitation,
  kinds,
  languages,
  later,
  leftWords,
  letters,
  link,
  newPassword,
  newRelease,
  offline,
  offlinePage,
  oneTimeLink,
  outline,
  pages,
  panel,
  people,
  picture,
  plan,
  presence,
  problems,
  profile,
  public: publicPages,
  refusals,
  rescue,
  review,
  roleNotes,
  roles,
  save,
  session,
  sessions,
  settings,
  setup,
  shortcuts,
  signatures,
  signIn,
  slash,
  states,
  suggestions,
  submit,
  table,
  templateFields,
  templates,
  tools,
  tour,
  turn,
  forgotten,
  address,
  mail,
};
