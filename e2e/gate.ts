/** Something that waits until it is let through. */
export type Gate = { opened: Promise<void>; open: () => void };

export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
