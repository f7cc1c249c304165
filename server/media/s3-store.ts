import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { PictureStore } from "./store.ts";

/** Milliseconds that one request may take. */
const PATIENCE = 20_000;

/**
 * Pictures as objects of a bucket that speaks S3, addressed by path:
 * `https://key:secret@host/bucket/prefix?region=…`. The region is `us-east-1` where none is given,
 * which services that have none take.
 */
export function s3Store(address: string): PictureStore {
  const { username, password, origin, pathname, searchParams } = new URL(address);
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    region: searchParams.get("region") ?? "us-east-1",
    service: "s3",
    retries: 2,
  });
  const base = `${origin}${pathname.replace(/\/+$/, "")}`;
  const ask = async (name: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(PATIENCE);
    return client.fetch(`${base}/${name}`, { ...init, signal });
  };
  return {
    async put(name, bytes) {
      const headers = {
        "x-amz-content-sha256": createHash("sha256").update(bytes).digest("hex"),
        "content-type": "application/octet-stream",
      };
      const answer = await ask(name, { method: "PUT", body: bytes, headers });
      if (!answer.ok) throw new Error(`the bucket refused a picture with ${answer.status}`);
    },
    async get(name) {
      const answer = await ask(name, { method: "GET" });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`the bucket refused to give a picture with ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}
