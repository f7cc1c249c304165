import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

type Props = { title: string; what: string; children: ReactNode };

/** A page that has only something to say and one way on. */
export function MessagePage({ title, what, children }: Props) {
  return (
    <>
      <header className="top-bar">
        <Brand href="/" />
      </header>
      <main id="isi" className="message-page">
        <h1>{title}</h1>
        <p className="muted">{what}</p>
        {children}
      </main>
    </>
  );
}
