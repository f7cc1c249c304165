import { Child } from "#measure/child.mjs";
import { execArgv, Running, serverFile } from "./running.mjs";

/** A server without people and log, into whose rooms everybody may come. */
export const startPeer = (file, kind) => async () => {
  const child = new Child(serverFile(file), { execArgv });
  const { port } = await child.ready;
  const place = (room) => {
    const document = `room-${room}`;
    return {
      kind,
      document,
      url: `ws://127.0.0.1:${port}/${kind === "hocuspocus" ? "" : document}`,
    };
  };
  return new Running([child], place);
};
