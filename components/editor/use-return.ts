"use client";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import type { ReleaseView } from "#domain/views.ts";

/**
 * The way back into a text that goes on as another one: the page asks for it as it stands now, and
 * tells why once it has it. Where the server does not answer, the page stays as it is.
 */
export function useReturn({ edition: { epoch } }: ReleaseView) {
  const router = useRouter();
  const [left, setLeft] = useState<{ epoch: number; why: string } | null>(null);
  const comeBack = useCallback(
    (why: string) => {
      setLeft({ epoch, why });
      router.refresh();
    },
    [epoch, router],
  );
  return { moved: left && left.epoch !== epoch ? left.why : null, comeBack };
}
