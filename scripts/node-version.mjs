// Imported before anything else: it may use only what very old Node versions understand.
const [major, minor] = process.versions.node.split(".").map(Number);

const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;

if (!supported) {
  console.error(
    `Sinergi memerlukan Node.js 20.19 atau yang lebih baru (22: mulai 22.12), sedangkan yang dipakai ${process.versions.node}.`,
  );
  process.exit(1);
}
