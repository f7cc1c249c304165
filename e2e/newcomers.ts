import { expect } from "@playwright/test";
import { enrolled } from "./authenticator.ts";
import { Program } from "./program.ts";

export const OWN_PASSWORD = "tujuh gajah naik perahu";
let count = 0;

/** Somebody of KPU Contoh who joined by a link, as a program. */
export async function joined(origin: string, ...roles: string[]) {
  const admin = await Program.signedIn(origin, "admin@kpu.contoh.test");
  const email = `orang${++count}-${Date.now()}@kpu.contoh.test`;
  const wish = { workspace: "contoh", agency: "kpu", email, name: `Orang ${count}`, title: "Staf" };
  type Made = { id: string; link: { path: string } };
  const made = await admin.call<Made>("POST", "/people", { ...wish, roles });
  expect(made.status).toBe(201);
  const token = made.body.link.path.split("/").at(-1);
  const accepted = { token, password: OWN_PASSWORD };
  await admin.call("POST", "/invitations/accept", accepted);
  return {
    admin,
    id: made.body.id,
    email,
    self: await Program.signedIn(origin, email, OWN_PASSWORD),
  };
}

/** The same, signed in again with the password alone: the session still owes its code. */
export async function halfOpen(origin: string, ...roles: string[]): Promise<Program> {
  const { email, self } = await joined(origin, ...roles);
  await enrolled(self);
  return Program.signedIn(origin, email, OWN_PASSWORD);
}

/** A draft that both agencies may write. */
export async function draftOf(program: Program): Promise<string> {
  const wish = {
    workspace: "contoh",
    kind: "siaran_pers",
    title: `Uji ${Date.now()}`,
    joint: true,
  };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return made.id;
}
