import type { ReactNode } from "react";
import { OfflineKeeper } from "#components/offline/offline-keeper.tsx";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <OfflineKeeper />
    </>
  );
}
