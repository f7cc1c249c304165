import "./node-version.mjs";

const { launch } = await import("./launch.mjs");
await launch("demo");
