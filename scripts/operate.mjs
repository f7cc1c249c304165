import "./node-version.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { operateFile, operateExists, buildServer } = await import("./build-bundles.mjs");
const { withBuildLock } = await import("./build-lock.mjs");
const { root } = await import("./child.mjs");

// npm changes to the project's folder: a file is named from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const [command, ...args] = process.argv.slice(2);
const resolved = args.map((arg) => (arg.startsWith("--") ? arg : path.resolve(from, arg)));

process.chdir(root);
process.env.NODE_ENV = "production";
// What is installed is used as it is: a backup before an upgrade is the old program's work.
if (!operateExists()) await withBuildLock(buildServer);
process.argv = [process.execPath, operateFile, command, ...resolved];
await import(pathToFileURL(operateFile).href);
