import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failed, root, runNode } from "./child.mjs";

const styleFolder = path.join(root, "public/gaya");
export const serverFile = path.join(root, "dist/server.js");
export const adminFile = path.join(root, "dist/admin.js");
const workerFiles = ["replay-worker", "picture-worker"].map((name) =>
  path.join(root, `dist/${name}.js`),
);
export const operateFile = path.join(root, "dist/operate.js");
const prepareFile = path.join(root, "dist/prepare.js");
const databaseFile = path.join(root, "dist/empty-database.tar.gz");
const styleManifest = path.join(root, "dist/public-style.json");

async function bundle(options) {
  const esbuild = await import("esbuild");
  try {
    return await esbuild.build({
      absWorkingDir: root,
      bundle: true,
      metafile: true,
      logLevel: "warning",
      ...options,
    });
  } catch (error) {
    // esbuild has already printed what and where.
    if (error.errors) throw new Failed("esbuild berhenti karena kesalahan di atas.");
    throw error;
  }
}

/**
 * The stylesheet of the public pages, which are made by route handlers that Next gives no CSS, and
 * the fonts of all pages, which have a name that a page can ask for before its styles do.
 */
export async function buildPublicStyle() {
  mkdirSync(styleFolder, { recursive: true });
  const { metafile } = await bundle({
    entryPoints: ["components/public/style.css", "components/ui/fonts.css"],
    outdir: "public/gaya",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    minify: true,
    target: ["chrome107", "firefox104", "safari16"],
    loader: { ".woff2": "file", ".svg": "file" },
  });
  const offline = await bundle({
    entryPoints: ["components/offline/offline.css"],
    minify: true,
    write: false,
    target: ["chrome107", "firefox104", "safari16"],
  });
  const written = Object.keys(metafile.outputs).map((file) => path.basename(file));
  // Old files go only now, so that a running server never points at a missing one.
  for (const name of readdirSync(styleFolder)) {
    if (!written.includes(name)) rmSync(path.join(styleFolder, name), { recursive: true });
  }
  const sheet = (start) => `/gaya/${written.find((name) => name.startsWith(start))}`;
  const fonts = written
    .filter((name) => /-normal-.*woff2$/.test(name))
    .map((name) => `/gaya/${name}`);
  mkdirSync(path.dirname(styleManifest), { recursive: true });
  writeFileSync(
    styleManifest,
    `${JSON.stringify({ stylesheet: sheet("style-"), typefaces: sheet("fonts-"), fonts, offline: offline.outputFiles[0].text.trim() })}\n`,
  );
}

export async function buildServer() {
  const { metafile } = await bundle({
    entryPoints: {
      server: "server/index.ts",
      operate: "server/operate.ts",
      admin: "server/console.ts",
      prepare: "db/prepare.ts",
      "replay-worker": "server/releases/replay-worker.ts",
      "picture-worker": "server/media/picture-worker.ts",
    },
    outdir: "dist",
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    sourcesContent: false,
  });
  // Node 20 cannot load our TypeScript: every `#layer/file` has to be inside the bundle.
  const outside = Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter(({ external, path: file }) => external && /^[#.]/.test(file));
  if (outside.length > 0) {
    throw new Failed(`Tidak ikut terbundel: ${outside.map(({ path: file }) => file).join(", ")}`);
  }
}

/** The empty database with which a first start begins. */
export async function buildDatabase() {
  if ((await runNode(prepareFile, [])) !== 0) throw new Failed("Basis data kosong tidak jadi.");
}

export const operateExists = () => existsSync(operateFile);
export const adminExists = () => existsSync(adminFile);

/** Whether all bundles are there and whole. */
export function bundlesExist() {
  if (
    ![serverFile, operateFile, adminFile, ...workerFiles, databaseFile, styleManifest].every(
      (file) => existsSync(file),
    )
  ) {
    return false;
  }
  const { stylesheet } = JSON.parse(readFileSync(styleManifest, "utf8"));
  return existsSync(path.join(root, "public", stylesheet));
}
