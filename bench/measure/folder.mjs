import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A new, empty folder; whoever asked removes it. */
export const temporaryFolder = () => mkdtempSync(path.join(os.tmpdir(), "sinergi-bench-"));
