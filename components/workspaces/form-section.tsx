import { type ReactNode, useId } from "react";

type Props = { title: string; lead: string; children: ReactNode };

/** What a part of a form is about at the left, its fields at the right; on phones one below the other. */
export function FormSection({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section className="form-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="small muted">{lead}</p>
      </div>
      <div className="form-fields">{children}</div>
    </section>
  );
}
