import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";

type Props = ComponentProps<"button"> & {
  look?: "plain" | "primary" | "quiet";
  large?: boolean;
  wide?: boolean;
  /** While true the button shows that it works and a second press does nothing. */
  busy?: boolean;
};

export function Button({ look = "plain", large, wide, busy, className, ...props }: Props) {
  const { children, onClick, type = "button", ...rest } = props;
  const looks = ["button", look !== "plain" && look, large && "large", wide && "wide", className];
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      className={looks.filter(Boolean).join(" ")}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy && <LoaderCircle className="turning" size={16} strokeWidth={1.75} />}
      {children}
    </button>
  );
}
