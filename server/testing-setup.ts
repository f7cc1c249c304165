import { readEnv } from "./env.ts";
import { openSettings } from "./settings.ts";

/** Letters are sealed with the installation's key: every test has the settings open, as a server has. */
openSettings(readEnv({}), "t".repeat(32), 3000, false);
