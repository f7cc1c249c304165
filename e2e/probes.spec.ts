import { once } from "node:events";
import { request as ask } from "node:http";
import { expect, test } from "@playwright/test";
import { Program, paragraph, synced } from "./program.ts";
import { freePort } from "./proxy-process.ts";
import { launchServer, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 120_000 });

const email = "penulis@kpu.contoh.test";

type Told = { status: number; body: string; headers: Record<string, unknown> };

/** Asks on a connection of its own; null when nobody answers. */
async function told(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Told | null> {
  const sent = ask(`${origin}${path}`, { headers, agent: false }).end();
  try {
    const [answer] = await once(sent, "response");
    let body = "";
    for await (const chunk of answer.setEncoding("utf8")) body += chunk;
    return { status: answer.statusCode, body, headers: answer.headers };
  } catch {
    return null;
  }
}

test("[O9] while it starts it lives and is not ready; pages say so in both languages", async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { ready } = launchServer(temporaryFolder(), { env: { PORT: String(port) } });
  await expect
    .poll(async () => (await told(origin, "/api/health/live"))?.status, { intervals: [20] })
    .toBe(200);
  const starting = await told(origin, "/api/health/ready");
  expect(starting).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  expect(JSON.parse(starting?.body ?? "")).toEqual({
    status: "starting",
    database: "unknown",
    redis: "none",
  });
  expect((await told(origin, "/api/health"))?.status).toBe(503);
  const page = await told(origin, "/naskah");
  expect(page).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  expect(page?.body).toMatch(/sedang dinyalakan[\s\S]*is starting/);
  expect(page?.headers["x-content-type-options"]).toBe("nosniff");
  expect(page?.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);

  const server = await ready;
  for (const path of ["/api/health", "/api/health/ready"]) {
    const well = await told(origin, path);
    expect(well?.status).toBe(200);
    expect(JSON.parse(well?.body ?? "")).toEqual({ status: "ok", database: "up", redis: "none" });
  }
  const post = await fetch(`${origin}/api/health`, { method: "POST" });
  expect(post.status).toBe(405);
  await stopServer(server, "SIGTERM");
});

test("[O10] metrics count what happens, without an id, a name or a path", async () => {
  const server = await startServer(temporaryFolder());
  await new Program(server.origin).signIn(email, "keliru");
  const program = await Program.signedIn(server.origin, email);
  const { body } = await program.call<{ items: { id: string }[] }>("GET", "/releases?state=draf");
  const id = body.items[0]?.id ?? "";
  await (await program.fetch(`/naskah/${id}`)).text();
  const joined = program.join(id);
  await synced(joined);
  joined.body.insert(0, [paragraph("Kata yang dihitung")]);
  await (await program.fetch("/tidak/ada")).text();
  const read = async () => (await told(server.origin, "/api/metrics"))?.body ?? "";
  await expect.poll(read).toMatch(/^sinergi_committed_updates_total [1-9]/m);
  // A request counts once its answer is out, a moment after the asker has it.
  await expect.poll(read).toMatch(/route="other",status="404"/);
  const text = await read();
  for (const line of [
    /^sinergi_build_info\{version="\d+\.\d+\.\d+",node="v\d+/m,
    /^sinergi_http_requests_total\{method="GET",route="\/naskah\/\[id\]",status="200"\} 1$/m,
    /^sinergi_http_requests_total\{method="GET",route="other",status="404"\} 1$/m,
    /^sinergi_http_request_seconds_count\{method="GET",route="\/api\/v1\/releases"\} 1$/m,
    /^sinergi_sign_ins_total\{result="ok"\} 1$/m,
    /^sinergi_sign_ins_total\{result="refused"\} 1$/m,
    /^sinergi_commit_seconds_count [1-9]/m,
    /^sinergi_sockets 1$/m,
    /^sinergi_rooms 1$/m,
    /^sinergi_outbox_rows \d/m,
    /^sinergi_outbox_given_up_rows 0$/m,
    /^process_resident_memory_bytes \d/m,
  ]) {
    expect(text).toMatch(line);
  }
  expect(text).not.toMatch(new RegExp(`${id}|contoh|Kata|[0-9a-f]{8}-[0-9a-f]{4}-`));
  await program.signOut();
  await expect.poll(read).toMatch(/^sinergi_sockets_closed_total\{code="4401"\} 1$/m);
  joined.leave();
  await stopServer(server, "SIGTERM");
});

test("[O10] metrics are for this machine alone, and never through a proxy", async () => {
  const server = await startServer(temporaryFolder());
  const status = async (headers: Record<string, string>) =>
    (await told(server.origin, "/api/metrics", headers))?.status;
  expect(await status({})).toBe(200);
  for (const name of ["x-forwarded-for", "x-forwarded-host", "forwarded", "via", "x-real-ip"]) {
    expect(await status({ [name]: "127.0.0.1" }), name).toBe(404);
  }
  expect(await status({ host: "naskah.contoh.go.id" })).toBe(404);
  expect(await status({ authorization: "Bearer " })).toBe(200);
  await stopServer(server, "SIGTERM");

  // A proxy that adds no header at all looks like this machine.
  const env = { TRUST_PROXY: "1" };
  const proxied = await startServer(temporaryFolder(), { env });
  expect((await told(proxied.origin, "/api/metrics"))?.status).toBe(404);
  await stopServer(proxied, "SIGTERM");
});

test("[O10] with a token they are for whoever bears it", async () => {
  const token = "penanda-untuk-prometheus";
  const server = await startServer(temporaryFolder(), { env: { METRICS_TOKEN: token } });
  const status = async (authorization: string) =>
    (await told(server.origin, "/api/metrics", { authorization, "x-forwarded-for": "10.0.0.1" }))
      ?.status;
  expect(await status(`Bearer ${token}`)).toBe(200);
  for (const wrong of ["", token, `Bearer ${token}x`, "Bearer ", `Basic ${token}`]) {
    expect(await status(wrong), wrong).toBe(401);
  }
  expect(server.log()).not.toContain(token);
  await stopServer(server, "SIGTERM");
});

test("[O11] on the way out it is not ready, answers what was asked and takes nothing new", async () => {
  const server = await startServer(temporaryFolder(), { env: { LOG_LEVEL: "info" } });
  const program = await Program.signedIn(server.origin, email);
  // A request whose body is still coming keeps the process from ending.
  const slow = ask(`${server.origin}/api/v1/releases`, {
    method: "POST",
    headers: { cookie: program.cookie, "content-type": "application/json" },
  });
  slow.write('{"workspace":"contoh","kind":"siaran_pers",');
  await expect.poll(async () => (await told(server.origin, "/api/health/ready"))?.status).toBe(200);
  const ended = once(server.child, "exit");
  server.child.kill("SIGTERM");
  await expect
    .poll(async () => (await told(server.origin, "/api/health/ready"))?.status, { intervals: [5] })
    .toBe(503);
  expect((await told(server.origin, "/api/health/live"))?.status).toBe(200);
  expect(await told(server.origin, "/naskah")).toMatchObject({
    status: 503,
    headers: { "retry-after": "5" },
  });
  slow.end('"title":"Selagi berhenti","joint":true}');
  const [answer] = await once(slow, "response");
  expect(answer.statusCode).toBe(201);
  answer.resume();
  expect((await ended)[0]).toBe(0);
  expect(server.log()).toMatch(/"signal":"SIGTERM","msg":"stopping"[\s\S]*"msg":"stopped"/);
});

test("[O11] a second signal ends it at once", async () => {
  const server = await startServer(temporaryFolder(), { env: { LOG_LEVEL: "info" } });
  const program = await Program.signedIn(server.origin, email);
  const never = ask(`${server.origin}/api/v1/releases`, {
    method: "POST",
    headers: { cookie: program.cookie, "content-type": "application/json" },
  });
  never.on("error", () => {});
  never.write("{");
  const ready = async () => (await told(server.origin, "/api/health/ready"))?.status;
  await expect.poll(ready).toBe(200);
  const ended = once(server.child, "exit");
  server.child.kill("SIGTERM");
  await expect.poll(ready, { intervals: [5] }).toBe(503);
  const second = Date.now();
  server.child.kill("SIGTERM");
  expect((await ended)[0]).toBe(1);
  expect(Date.now() - second).toBeLessThan(2000);
  expect(server.log()).toContain("stopped at once");
});
