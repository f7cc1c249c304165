import http from "node:http";
import net from "node:net";
import { Failed } from "./child.mjs";

const ASK_EVERY = 300;

/** Whether a node says that it serves. */
function isReady(port) {
  return new Promise((resolve) => {
    const asked = http.get({ host: "127.0.0.1", port, path: "/api/health/ready", timeout: 2000 });
    asked.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once("timeout", () => asked.destroy());
    asked.once("error", () => resolve(false));
  });
}

/**
 * Takes connections at one port and hands each to one of the nodes that are ready, in turn. What
 * goes over a connection is neither read nor changed.
 */
export async function balance(host, port) {
  const nodes = new Set();
  let turn = 0;

  const choose = () => {
    const ready = [...nodes].filter((node) => node.isReady);
    turn += 1;
    return ready[turn % ready.length];
  };
  const connect = (client, triesLeft) => {
    const node = choose();
    if (!node || triesLeft === 0) return client.destroy();
    const upstream = net.connect(node.port, "127.0.0.1");
    upstream.once("connect", () => {
      client.pipe(upstream).pipe(client);
    });
    upstream.once("error", () => {
      // Nothing was sent to a node that took no connection: another one may have it.
      if (upstream.bytesWritten || upstream.bytesRead) return client.destroy();
      node.isReady = false;
      connect(client, triesLeft - 1);
    });
    client.once("close", () => upstream.destroy());
  };

  const server = net.createServer((client) => {
    client.on("error", () => {});
    connect(client, 3);
  });
  await new Promise((resolve, reject) => {
    server.once("error", () => reject(new Failed(`Port ${port} tidak dapat dipakai.`)));
    server.listen(port, host, resolve);
  });
  return {
    port: server.address().port,
    /** Asks a node from now on whether it is ready; the answer stops that. */
    add(nodePort) {
      const node = { port: nodePort, isReady: false };
      nodes.add(node);
      const ask = async () => {
        node.isReady = await isReady(nodePort);
        if (nodes.has(node)) setTimeout(ask, ASK_EVERY);
      };
      void ask();
      return () => nodes.delete(node);
    },
  };
}
