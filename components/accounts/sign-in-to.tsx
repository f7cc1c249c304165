"use client";
import { SignInForm } from "./sign-in-form.tsx";

type Props = { target: string; shared: boolean };

/** The form of the sign-in page; a full load of where the person wanted to go follows. */
export function SignInTo({ target, shared }: Props) {
  return <SignInForm shared={shared} onIn={() => window.location.assign(target)} />;
}
