/** A file that somebody asked for, to be kept by them and by nothing on the way. */
export type ServedFile = { name: string; type: string; content: string | Uint8Array<ArrayBuffer> };

/** A file as an answer: always to be saved, never shown as a page of ours. */
export function fileAnswer({ name, type, content }: ServedFile): Response {
  return new Response(content, {
    headers: {
      "cache-control": "no-store",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-type": type,
    },
  });
}
