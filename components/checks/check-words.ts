import { fieldLabel, type Translate } from "#components/field-words.ts";
import type { CheckRule, Finding } from "#domain/checks/finding.ts";

/** Keys made of a rule look like this one to the compiler; every rule has its words. */
const EXAMPLE = "checks.rules.contact.name";
type Say = Translate & ((key: typeof EXAMPLE, values?: Record<string, string>) => string);

/** What kind of finding this is. */
export function ruleName(t: Say, rule: CheckRule): string {
  return t(`checks.rules.${rule}.name` as typeof EXAMPLE);
}

/** Why it was found: the words that it is about, and what they were compared with. */
export function ruleReason(t: Say, { rule, facts, words }: Finding): string {
  const field = facts.field ? fieldLabel(t, facts.field) : "";
  const isUnreadable = facts.whole === "";
  const key = isUnreadable ? `checks.rules.${rule}.unreadable` : `checks.rules.${rule}.why`;
  return t(key as typeof EXAMPLE, { ...facts, field, words });
}
