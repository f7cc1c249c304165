import type { ReactNode } from "react";
import { OfflineKeeper } from "#components/offline/offline-keeper.tsx";
import { SessionKeeper } from "#components/session/session-keeper.tsx";
import { isHalfOpen } from "#domain/second-factor.ts";
import { pageSession } from "#server/auth/page-actor.ts";

export default async function Layout({ children }: { children: ReactNode }) {
  const session = await pageSession();
  // Whoever is not in yet is sent elsewhere by the page itself.
  if (!session || isHalfOpen(session.actor.factor)) return children;
  const { actor, email, shared } = session;
  return (
    <>
      {children}
      <SessionKeeper personId={actor.personId} email={email} shared={shared} />
      <OfflineKeeper personId={actor.personId} shared={shared} />
    </>
  );
}
