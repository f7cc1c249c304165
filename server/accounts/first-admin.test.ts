import { describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { settle } from "#server/testing.ts";
import { acceptFirstAdmin, inviteFirstAdmin, isOpenInvitation } from "./first-admin.ts";

describe.each(testEngines())("[S5] the link for the first admin on %s", (engine) => {
  const database = useTestDatabase(engine);
  const tokenOf = (path: string | null) => path?.split("/").at(-1) ?? "";
  const wish = (token: string) => ({
    token,
    name: "Admin Pertama",
    email: "Admin@Contoh.test",
    password: "kata sandi yang panjang",
  });

  test("works once, the newest one only, and never when there is an admin", async () => {
    const old = tokenOf(await inviteFirstAdmin(database.db));
    const token = tokenOf(await inviteFirstAdmin(database.db));
    expect(await isOpenInvitation(old)).toBe(false);
    expect(await isOpenInvitation(token)).toBe(true);
    await expect(acceptFirstAdmin(wish(old))).rejects.toMatchObject({ reason: "not-found" });
    const short = { ...wish(token), password: "pendek" };
    await expect(acceptFirstAdmin(short)).rejects.toMatchObject({ status: 422 });
    const { done, refused } = await settle([1, 2, 3].map(() => acceptFirstAdmin(wish(token))));
    expect(done).toEqual([{ email: "admin@contoh.test" }]);
    expect(refused).toHaveLength(2);
    expect(await isOpenInvitation(token)).toBe(false);
    expect(await inviteFirstAdmin(database.db)).toBeNull();
  });
});
