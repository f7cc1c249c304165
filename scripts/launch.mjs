import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, runNode } from "./child.mjs";

/**
 * Builds in a child process, whose memory is then free again, and becomes the server:
 * the same process, so that a signal to it reaches the server itself.
 * @param {"demo" | "production"} mode
 */
export async function launch(mode) {
  process.chdir(root);
  process.env.NODE_ENV = "production";
  const code = await runNode(path.join(root, "scripts/build.mjs"));
  if (code !== 0) process.exit(code);
  const server = path.join(root, "dist/server.js");
  process.argv = [process.execPath, server, ...(mode === "demo" ? ["demo"] : [])];
  await import(pathToFileURL(server).href);
}
