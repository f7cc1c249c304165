import { serverUrl } from "./measure/postgres.mjs";
import { startEngine } from "./targets/engine.mjs";
import { startPeer } from "./targets/peer.mjs";
import { redisUrl, startNodes, startProduct } from "./targets/product.mjs";

export const HOCUSPOCUS = "hocuspocus";

const peers = [
  { key: "relay", label: "raw relay", start: startPeer("relay.mjs", "relay") },
  {
    key: "y-websocket",
    label: "y-websocket-server",
    start: startPeer("y-websocket.mjs", "y-websocket"),
  },
  { key: HOCUSPOCUS, label: "Hocuspocus", start: startPeer("hocuspocus.mjs", "hocuspocus") },
];

/** The engine is Sinergi's collab server with its log, without Next and sign-in; the product is all of it. */
const ours = [
  { key: "engine-pglite", label: "Sinergi engine, PGlite", start: startEngine(false) },
  {
    key: "engine-postgres",
    label: "Sinergi engine, PostgreSQL",
    start: startEngine(true),
    isPostgres: true,
  },
  { key: "product-pglite", label: "Sinergi, PGlite", start: startProduct(false) },
  {
    key: "product-postgres",
    label: "Sinergi, PostgreSQL",
    start: startProduct(true),
    isPostgres: true,
    ...(redisUrl ? { startNodes } : {}),
  },
];

/** What is measured and can be here, in the order of the table; each starts processes of its own. */
export const TARGETS = [
  ...peers,
  ...ours
    .filter(({ isPostgres }) => serverUrl || !isPostgres)
    .map((target) => ({ ...target, isOurs: true })),
];
