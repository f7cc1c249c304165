import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  /** True for several inputs under one label, each with a label of its own. */
  group?: boolean;
  children: ReactNode;
};

/** Label above, hint under it, the error under the input; the input names `describedBy(id, …)`. */
export function Field({ id, label, hint, error, group, children }: Props) {
  const Frame = group ? "fieldset" : "div";
  return (
    <Frame className="field">
      {group ? <legend>{label}</legend> : <label htmlFor={id}>{label}</label>}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="error" id={`${id}-error`}>
          <CircleAlert size={16} strokeWidth={1.75} />
          {error}
        </p>
      )}
    </Frame>
  );
}

export function describedBy(id: string, has: { hint?: boolean; error?: boolean }) {
  const ids = [has.hint && `${id}-hint`, has.error && `${id}-error`].filter(Boolean);
  return ids.join(" ") || undefined;
}
