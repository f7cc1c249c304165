import { Worker } from "node:worker_threads";
import type { PictureSize } from "#domain/picture-sizes.ts";
import type { PictureType } from "#domain/pictures.ts";

export type Wish = {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many the picture may have at most. */
  pixels: number;
  /** What is made of one that is kept; without it, it is made what is kept. */
  size?: PictureSize;
};

export type EncodedPicture = {
  bytes: Uint8Array<ArrayBuffer>;
  type: PictureType;
  width: number;
  height: number;
};
/** A picture written anew out of its pixels alone, or what is wrong with it. */
export type Encoded = EncodedPicture | { fault: "kind" | "pixels" | "broken" };

/** Milliseconds after which a picture is given up and its thread ended. */
const PATIENCE = 30_000;

/**
 * Decodes a picture and writes it anew beside the thread that serves people, in a thread of its own
 * that ends with it. Never rejects for what bytes may be: a thread that dies or is too slow is a
 * picture that is broken.
 */
export function encodePicture(wish: Wish, patience = PATIENCE): Promise<Encoded> {
  const worker = openWorker();
  return new Promise((resolve) => {
    const end = (encoded: Encoded) => {
      clearTimeout(late);
      resolve(encoded);
      worker.terminate().catch(() => {}); // it is gone either way
    };
    const broken = () => end({ fault: "broken" });
    const late = setTimeout(broken, patience);
    worker.once("message", end);
    worker.once("error", broken);
    worker.once("exit", broken);
    worker.postMessage(wish);
  });
}

/** The bundle lies beside the server's; from sources the loader of TypeScript has to come first. */
function openWorker(): Worker {
  const options = { execArgv: [], stdout: true, stderr: true };
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(new URL("./picture-worker.js", import.meta.url), options);
  }
  const source = JSON.stringify(new URL("./picture-worker.ts", import.meta.url));
  const load = `import("tsx/esm/api").then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(load, { eval: true, ...options });
}
