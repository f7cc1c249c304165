import { dumpDatabase, openDatabase } from "./client.ts";
import { keepPrepared } from "./prepared.ts";

// Run by the build: what every first start would otherwise do again.
const migrated = await openDatabase({ memory: true });
await keepPrepared(await dumpDatabase(migrated));
await migrated.close();
