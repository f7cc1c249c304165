/** What the first bytes of a picture say of it, read without decoding anything. */
export type PictureHead = { kind: "jpeg" | "png" | "webp"; width: number; height: number };

/**
 * Tells what bytes are by what they are, whatever their name says: JPEG, PNG or WebP with its size
 * in pixels. Null for everything else, and for a picture that does not say how large it is.
 */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const head = jpegHead(view) ?? pngHead(view) ?? webpHead(view);
    return head && head.width > 0 && head.height > 0 ? head : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // it ends before it has said
    throw error;
  }
}

/** The start of a frame, whichever its coding; what tables and thumbnails there are stands before. */
function jpegHead(view: DataView): PictureHead | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes before a marker
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { kind: "jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker === 0xda || marker === 0xd9 || marker < 0xc0) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
}

function pngHead(view: DataView): PictureHead | null {
  const isPng = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!isPng || view.getUint32(12) !== 0x49484452) return null;
  return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

const RIFF = 0x52494646;
const WEBP = 0x57454250;

function webpHead(view: DataView): PictureHead | null {
  if (view.getUint32(0) !== RIFF || view.getUint32(8) !== WEBP) return null;
  const size = (width: number, height: number) => ({ kind: "webp" as const, width, height });
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858: {
      // "VP8X": the size of the canvas, in three bytes each
      const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      return size(three(24) + 1, three(27) + 1);
    }
    default:
      return null;
  }
}
