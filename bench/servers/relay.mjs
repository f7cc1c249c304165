// The floor: passes each frame to everybody else in the room and knows nothing of it.
import { WebSocketServer } from "ws";

const rooms = new Map();
const wss = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });

wss.on("connection", (ws, { url }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(ws));
  ws.on("message", (frame) => {
    for (const other of room) if (other !== ws) other.send(frame);
  });
  ws.on("close", () => {
    room.delete(ws);
    if (room.size === 0) rooms.delete(url);
  });
});
wss.on("listening", () => process.send({ ready: true, port: wss.address().port }));
