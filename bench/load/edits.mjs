// Which characters an update brings, read without a document: every receiver reads every frame, so
// this must cost less than what is measured.
import * as decoding from "lib0/decoding";
import * as Y from "yjs";

const TEXT = 4;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT = 0x40;

/** Calls `visit(clientId, clock, length)` for each run of structs; deletions are not told. */
export function readEdits(update, visit) {
  if (!readText(update, visit)) readAny(update, visit);
}

/** Typed text only; false, with nothing told, for anything else. */
function readText(update, visit) {
  const decoder = decoding.createDecoder(update);
  const found = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (; structs > 0; structs--) {
      const info = decoding.readUint8(decoder);
      if ((info & 31) !== TEXT || !(info & (HAS_ORIGIN | HAS_RIGHT))) return false;
      if (info & HAS_ORIGIN) skipId(decoder);
      if (info & HAS_RIGHT) skipId(decoder);
      const length = decoding.readVarString(decoder).length;
      found.push(client, clock, length);
      clock += length;
    }
  }
  for (let i = 0; i < found.length; i += 3) visit(found[i], found[i + 1], found[i + 2]);
  return true;
}

function readAny(update, visit) {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Skip)) visit(struct.id.client, struct.id.clock, struct.length);
  }
}

function skipId(decoder) {
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
}
