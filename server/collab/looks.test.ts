import { afterEach, expect, test } from "vitest";
import { TestServer } from "./testing.ts";
import { until } from "./testing-client.ts";

const open: TestServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

test("[K69] whoever leaves with their last socket has seen what is committed by then", async () => {
  const server = await new TestServer().listen();
  open.push(server);
  const { store } = server;
  const [first, second] = [
    await server.client("ani").synced(),
    await server.client("ani").synced(),
  ];
  const budi = await server.client("budi; read").synced();
  first.type(" kata");
  await until(() => first.isSaved, "the word");
  first.destroy();
  await until(() => server.collab.counts().sockets === 2, "the first to leave");
  expect(store.looks).toEqual([]);
  second.destroy();
  await until(() => store.looks.length === 1, "the second to leave");
  expect(store.looks).toEqual([{ personId: "person-ani", seq: store.rows.length }]);
  budi.destroy();
  await until(() => store.looks.length === 2, "the reader to leave");
  expect(store.looks[1]?.personId).toBe("person-budi");
});
