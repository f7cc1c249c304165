/** What is wrong in a form: codes by the path of the field, which is also the id of its input. */
export type Faults = Readonly<Record<string, string>>;

/** One part of a form: what is typed, where it stands in what is sent, and what is wrong with it. */
export type Section<T> = {
  value: T;
  change: (part: Partial<T>) => void;
  /** Empty, or the path of this part with a dot at its end. */
  at: string;
  faults: Faults;
};

/** The part of a section that one of its keys holds. */
export function partOf<T, K extends keyof T & string>(section: Section<T>, key: K): Section<T[K]> {
  const { value, change, at, faults } = section;
  return {
    value: value[key],
    change: (part) => change({ [key]: { ...value[key], ...part } } as unknown as Partial<T>),
    at: `${at}${key}.`,
    faults,
  };
}

type Refusal = { errors?: { path: string; message: string }[] };

/** The faults that a refusal of the API names. */
export function faultsOf({ errors = [] }: Refusal): Faults {
  return Object.fromEntries([...errors].reverse().map(({ path, message }) => [path, message]));
}

/** The faults of fields that still hold what was refused: a field that was mended is red no longer. */
export function standing(faults: Faults, refused: unknown, now: unknown): Faults {
  const stands = ([path]: [string, string]) => valueAt(refused, path) === valueAt(now, path);
  return Object.fromEntries(Object.entries(faults).filter(stands));
}

/** As text, so that lists compare by what they hold. */
function valueAt(value: unknown, path: string): string | undefined {
  const inner = path.split(".").reduce<unknown>((held, key) => {
    if (typeof held !== "object" || held === null) return undefined;
    return (held as Record<string, unknown>)[key];
  }, value);
  return JSON.stringify(inner);
}

/** Puts the cursor into the first field, as the page reads, that is to be mended. */
export function focusFirstFault(form: HTMLFormElement | null, faults: Faults): void {
  const field = [...(form?.elements ?? [])].find(({ id }) => id in faults);
  if (!(field instanceof HTMLElement)) return;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.focus();
}
