import { picturesOf } from "#components/releases/picture-address.ts";
import { personHeader, untilBack } from "#components/session/door.ts";
import type { StoredPicture } from "#domain/answers/pictures.ts";

type Answer = { status: number; body: unknown };
export type Sent = { picture: StoredPicture } | { why: string | null };

/**
 * Sends a picture to a release; `told` hears how much has gone, from 0 to 1. Answers with what the
 * server says against it, null where it said nothing. Whoever is signed out is asked in place.
 */
export async function sendPicture(
  releaseId: string,
  bytes: Blob,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const send = () => post(picturesOf(releaseId), bytes, told, signal);
  let answer = await send();
  if (answer.status === 401 && (await untilBack())) answer = await send();
  const { status, body } = answer;
  if (status === 201) return { picture: body as StoredPicture };
  const detail = (body as { detail?: unknown } | null)?.detail;
  return { why: typeof detail === "string" ? detail : null };
}

/** By the older way of asking: only it says how much has gone. Status 0 where there was no answer. */
function post(
  path: string,
  bytes: Blob,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const done = () => resolve({ status: request.status, body: request.response as unknown });
    request.responseType = "json";
    request.open("POST", path);
    const headers = { "content-type": bytes.type, ...personHeader() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0);
    request.onloadend = done;
    signal.addEventListener("abort", () => request.abort());
    request.send(bytes);
  });
}
