"use client";
import { useState } from "react";

/** Which thread is looked at, and what is to have the focus: a thread, or a new comment. */
export function useAttention() {
  const [active, setActive] = useState<string | null>(null);
  const [focus, setFocus] = useState(0);
  const [wish, setWish] = useState(0);
  return { active, setActive, focus, setFocus, wish, setWish };
}
