import type { CheckedText, Finding } from "#domain/checks/finding.ts";
import { findings } from "#domain/checks/findings.ts";

/** The rules live here, beside the page: it sends plain words and gets findings. */
self.addEventListener("message", ({ data }: MessageEvent<CheckedText>) => {
  const found: Finding[] = findings(data);
  self.postMessage(found);
});
