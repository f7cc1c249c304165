// Hocuspocus with its defaults, in memory.
import { Server } from "@hocuspocus/server";

const server = new Server({ address: "127.0.0.1", port: 0, quiet: true });
await server.listen();
process.send({ ready: true, port: server.address.port });
