import { type APIRequestContext, expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { roomPath } from "#domain/room.ts";
import { PASSWORD, Program, paragraph, refusedWith, synced } from "./program.ts";
import { freePort, proxiesHere, startProxy, stopProxy } from "./proxy-process.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

const email = "penulis@kpu.contoh.test";

/** A server behind each proxy; all of one file share them. */
const behind = new Map<string, { origin: string; plain: string; server: Running }>();
const running: { stop(): Promise<unknown> }[] = [];

test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  for (const name of proxiesHere) {
    const ports = { tls: await freePort(), plain: await freePort(), app: await freePort() };
    const origin = `https://127.0.0.1:${ports.tls}`;
    const env = {
      PORT: String(ports.app),
      PUBLIC_URL: origin,
      TRUST_PROXY: "1",
      LOG_LEVEL: "info",
    };
    const server = await startServer(temporaryFolder(), { env });
    running.push({ stop: () => stopServer(server, "SIGTERM") });
    const proxy = await startProxy(name, ports);
    running.push({ stop: () => stopProxy(proxy) });
    behind.set(name, { origin, plain: `http://127.0.0.1:${ports.plain}`, server });
  }
});

test.afterAll(async () => {
  for (const one of running.reverse()) await one.stop();
});

async function signedIn(request: APIRequestContext, origin: string): Promise<string> {
  // HAProxy asks first whether the server is ready.
  await expect.poll(async () => (await request.get(`${origin}/api/health`)).status()).toBe(200);
  const { csrfToken } = await (await request.get(`${origin}/api/auth/csrf`)).json();
  const form = { csrfToken, email, password: PASSWORD, json: "true" };
  await request.post(`${origin}/api/auth/callback/credentials`, { form });
  const { cookies } = await request.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function openDraft(request: APIRequestContext, origin: string): Promise<string> {
  const answer = await request.get(`${origin}/api/v1/releases?workspace=contoh&state=draf`);
  return (await answer.json()).items[0].id;
}

for (const name of proxiesHere) {
  const here = () => behind.get(name) as { origin: string; plain: string; server: Running };

  test.describe(`behind ${name}`, () => {
    test.use({ ignoreHTTPSErrors: true });

    test("[O12] people sign in over TLS with a cookie bound to the host, and what they type is saved", async ({
      page,
    }) => {
      const { origin } = here();
      await expect
        .poll(async () => (await page.request.get(`${origin}/api/health`)).status())
        .toBe(200);
      const answer = await page.goto(`${origin}/masuk`);
      expect(answer?.headers()["strict-transport-security"]).toContain("max-age=");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Masuk", exact: true }).click();
      await page.waitForURL(`${origin}/naskah`);
      const cookies = await page.context().cookies();
      const session = cookies.find((cookie) => cookie.name === "__Host-sinergi.session");
      expect(session).toMatchObject({ secure: true, httpOnly: true, path: "/" });
      const id = await openDraft(page.request, origin);
      await page.goto(`${origin}/naskah/${id}`);
      const body = page.getByRole("textbox", { name: "Isi naskah" });
      await body.click();
      await page.keyboard.type(`Lewat ${name}.`);
      await expect(page.getByRole("status").getByText(/^Tersimpan \d\d\.\d\d$/)).toBeVisible();
      await expect(body).toContainText(`Lewat ${name}.`);
    });

    test("[O12] a stock y-websocket client joins, a foreign origin is refused", async ({
      request,
    }) => {
      const { origin } = here();
      const cookie = await signedIn(request, origin);
      const id = await openDraft(request, origin);
      const [one, two] = [0, 1].map(() =>
        new Program(origin).join(id, { headers: { cookie, origin } }),
      ) as [ReturnType<Program["join"]>, ReturnType<Program["join"]>];
      await Promise.all([synced(one), synced(two)]);
      one.body.insert(0, [paragraph("Dari program lewat proksi.")]);
      await expect.poll(() => two.body.toString()).toContain("Dari program lewat proksi.");
      const foreign = new Program(origin).join(id, {
        headers: { cookie, origin: "https://jahat.test" },
      });
      expect(await refusedWith(foreign)).toBe(4403);
      for (const joined of [one, two, foreign]) joined.leave();
      const post = await request.post(`${origin}/api/v1/releases/${id}/submit`, {
        headers: { origin: "https://jahat.test" },
        data: {},
      });
      expect(post.status()).toBe(403);
    });

    test("[O12] a silent socket outlives the proxy's patience because the server pings", async ({
      request,
    }) => {
      const { origin } = here();
      const cookie = await signedIn(request, origin);
      const id = await openDraft(request, origin);
      const socket = new WebSocket(`${origin.replace("https", "wss")}${roomPath(id)}`, {
        headers: { cookie, origin },
        rejectUnauthorized: false,
      });
      const started = Date.now();
      const outlived = new Promise<number>((resolve, reject) => {
        // The proxy waits for 30 seconds; the second ping comes after more than that or it is gone.
        socket.on("ping", () => Date.now() - started > 31_000 && resolve(Date.now() - started));
        socket.on("close", (code) => reject(new Error(`closed with ${code}`)));
      });
      expect(await outlived).toBeGreaterThan(31_000);
      expect(socket.readyState).toBe(WebSocket.OPEN);
      socket.removeAllListeners("close");
      socket.terminate();
    });

    test("[O12] forwarded headers of a client are not believed, and its metrics are closed", async ({
      request,
    }) => {
      const { origin, plain, server } = here();
      await signedIn(request, origin);
      const lies = {
        "x-forwarded-host": "jahat.test",
        "x-forwarded-proto": "http",
        "x-forwarded-for": "203.0.113.9",
        forwarded: "host=jahat.test;proto=http",
        "x-real-ip": "203.0.113.9",
        "x-original-url": "/jahat",
        "x-rewrite-url": "/jahat",
        "x-http-method-override": "DELETE",
        "x-request-id": "milik-klien-12345",
      };
      const csrf = await request.get(`${origin}/api/auth/csrf`, { headers: lies });
      expect(csrf.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{32,36}$/);
      const answers = [
        csrf,
        await request.get(`${origin}/api/auth/signin`, { headers: lies, maxRedirects: 0 }),
        await request.get(`${origin}/`, { headers: lies, maxRedirects: 0 }),
      ];
      for (const answer of answers) {
        expect(JSON.stringify(answer.headers())).not.toMatch(/jahat|milik-klien|http:\/\//);
      }
      const redirect = await request.get(`${plain}/naskah?a=1`, { maxRedirects: 0 });
      expect(redirect.status()).toBe(308);
      expect(redirect.headers().location).toMatch(/^https:\/\/127\.0\.0\.1.*\/naskah\?a=1$/);
      expect((await request.get(`${origin}/api/metrics`)).status()).toBe(404);
      const id = csrf.headers()["x-request-id"] ?? "";
      // Proxy and server tell of one request under one id.
      await expect.poll(() => server.log()).toContain(`"id":"${id}"`);
      expect(server.log()).not.toMatch(/jahat|milik-klien|203\.0\.113\.9/);
    });
  });
}
