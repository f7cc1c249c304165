// @y/websocket-server as its own start file attaches it, in memory, with the ws of today.
import { createServer } from "node:http";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";

const server = createServer((_, response) => response.end("ok"));
const wss = new WebSocketServer({ server, perMessageDeflate: false });
wss.on("connection", setupWSConnection);
server.listen(0, "127.0.0.1", () => process.send({ ready: true, port: server.address().port }));
