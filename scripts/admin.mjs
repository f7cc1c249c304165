import "./node-version.mjs";
import { pathToFileURL } from "node:url";

const { adminExists, adminFile, buildServer } = await import("./build-bundles.mjs");
const { withBuildLock } = await import("./build-lock.mjs");
const { root } = await import("./child.mjs");

process.chdir(root);
process.env.NODE_ENV = "production";
// What is installed is used as it is, beside the server that it belongs to.
if (!adminExists()) await withBuildLock(buildServer);
process.argv = [process.execPath, adminFile, ...process.argv.slice(2)];
await import(pathToFileURL(adminFile).href);
