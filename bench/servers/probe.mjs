// Loaded into every measured process (`--import`): answers what it has used, after a collection
// where memory is asked for.
import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");

process.on("message", ({ ask, id }) => {
  if (ask !== "cpu" && ask !== "memory") return;
  if (ask === "memory") for (let i = 0; i < 3; i++) collect();
  const { user, system } = process.cpuUsage();
  process.send({ id, cpu: user + system, ...process.memoryUsage() });
});
process.on("disconnect", () => process.exit());
process.channel?.unref();
