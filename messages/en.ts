import actions from "./en/actions.json" with { type: "json" };
import address from "./en/address.json" with { type: "json" };
import api from "./en/api.json" with { type: "json" };
import authors from "./en/authors.json" with { type: "json" };
import bar from "./en/bar.json" with { type: "json" };
import board from "./en/board.json" with { type: "json" };
import checklist from "./en/checklist.json" with { type: "json" };
import checks from "./en/checks.json" with { type: "json" };
import closed from "./en/closed.json" with { type: "json" };
import comments from "./en/comments.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import editor from "./en/editor.json" with { type: "json" };
import factor from "./en/factor.json" with { type: "json" };
import faults from "./en/faults.json" with { type: "json" };
import fields from "./en/fields.json" with { type: "json" };
import files from "./en/files.json" with { type: "json" };
import find from "./en/find.json" with { type: "json" };
import forgotten from "./en/forgotten.json" with { type: "json" };
import gaps from "./en/gaps.json" with { type: "json" };
import guide from "./en/guide.json" with { type: "json" };
import handover from "./en/handover.json" with { type: "json" };
import help from "./en/help.json" with { type: "json" };
import history from "./en/history.json" with { type: "json" };
import imported from "./en/import.json" with { type: "json" };
import invitation from "./en/invitation.json" with { type: "json" };
import kinds from "./en/kinds.json" with { type: "json" };
import languages from "./en/languages.json" with { type: "json" };
import later from "./en/later.json" with { type: "json" };
import leftWords from "./en/left-words.json" with { type: "json" };
import letters from "./en/letters.json" with { type: "json" };
import link from "./en/link.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import newPassword from "./en/new-password.json" with { type: "json" };
import newRelease from "./en/new-release.json" with { type: "json" };
import offline from "./en/offline.json" with { type: "json" };
import offlinePage from "./en/offline-page.json" with { type: "json" };
import oneTimeLink from "./en/one-time-link.json" with { type: "json" };
import outline from "./en/outline.json" with { type: "json" };
import pages from "./en/pages.json" with { type: "json" };
import panel from "./en/panel.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import picture from "./en/picture.json" with { type: "json" };
import plan from "./en/plan.json" with { type: "json" };
import presence from "./en/presence.json" with { type: "json" };
import problems from "./en/problems.json" with { type: "json" };
import profile from "./en/profile.json" with { type: "json" };
import publicPages from "./en/public.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import rescue from "./en/rescue.json" with { type: "json" };
import review from "./en/review.json" with { type: "json" };
import roleNotes from "./en/role-notes.json" with { type: "json" };
import roles from "./en/roles.json" with { type: "json" };
import save from "./en/save.json" with { type: "json" };
import session from "./en/session.json" with { type: "json" };
import sessions from "./en/sessions.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import setup from "./en/setup.json" with { type: "json" };
import shortcuts from "./en/shortcuts.json" with { type: "json" };
import signIn from "./en/sign-in.json" with { type: "json" };
import signatures from "./en/signatures.json" with { type: "json" };
import slash from "./en/slash.json" with { type: "json" };
import states from "./en/states.json" with { type: "json" };
import submit from "./en/submit.json" with { type: "json" };
import suggestions from "./en/suggestions.json" with { type: "json" };
import table from "./en/table.json" with { type: "json" };
import templateFields from "./en/template-fields.json" with { type: "json" };
import templates from "./en/templates.json" with { type: "json" };
import tools from "./en/tools.json" with { type: "json" };
import tour from "./en/tour.json" with { type: "json" };
import turn from "./en/turn.json" with { type: "json" };

/** What people read in English, by part of the product. */
export const en = {
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
