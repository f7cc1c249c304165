import { createHash } from "node:crypto";
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

/** The text that the first bytes of a connection ask for, if it is one of the sockets of a text. */
const textOf = (first) => /^GET \/collab\/([^ ?]+)/.exec(first.toString("latin1"))?.[1];

/**
 * The node for a text, by the highest of the hashes of both: the same one for everybody, and when a
 * node goes only its texts move.
 */
function nodeFor(text, nodes) {
  const weight = ({ port }) => createHash("sha256").update(`${text} ${port}`).digest("hex");
  const weighed = nodes.map((node) => ({ node, weight: weight(node) }));
  return weighed.sort((one, other) => (one.weight < other.weight ? 1 : -1))[0]?.node;
}

/**
 * Takes connections at one port and hands each to one of the nodes that are ready: the sockets of a
 * text to one of them, everything else in turn. What goes over a connection is not changed.
 */
export async function balance(host, port) {
  const nodes = new Set();
  let turn = 0;

  const choose = (text) => {
    const ready = [...nodes].filter((node) => node.isReady);
    if (text) return nodeFor(text, ready);
    turn += 1;
    return ready[turn % ready.length];
  };
  const connect = (client, first, triesLeft) => {
    const node = choose(textOf(first));
    if (!node || triesLeft === 0) return client.destroy();
    const upstream = net.connect(node.port, "127.0.0.1");
    upstream.once("connect", () => {
      upstream.write(first);
      client.pipe(upstream).pipe(client);
    });
    upstream.once("error", () => {
      // Nothing was sent to a node that took no connection: another one may have it.
      if (upstream.bytesWritten || upstream.bytesRead) return client.destroy();
      node.isReady = false;
      connect(client, first, triesLeft - 1);
    });
    client.once("close", () => upstream.destroy());
  };

  const server = net.createServer((client) => {
    client.on("error", () => {});
    client.once("readable", () => {
      const first = client.read();
      if (first) connect(client, first, 3);
      else client.destroy();
    });
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
