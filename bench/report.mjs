import { median } from "./measure/figures.mjs";
import { HOCUSPOCUS } from "./targets.mjs";

/** The middle of all rounds; ratios are made within a round before the middle is taken. */
export function table({ machine, check, rows: results }, rows, targets) {
  const head = ["", ...targets.map(({ label }) => label)];
  const body = rows.flatMap((row) => [
    [`**${row.title}**${row.note ? ` (${row.note()})` : ""}`, ...targets.map(() => "")],
    ...row.lines.map((line) => [
      line.title,
      ...targets.map(({ key }) => cell(line, results[row.key], key)),
    ]),
  ]);
  const lines = [head, head.map((_, i) => (i ? "---:" : "---")), ...body];
  const rendered = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `${heading(machine, check)}\n${rendered}\n`;
}

const valuesOf = (line, rounds, key) =>
  rounds.flatMap((round) => {
    const value = round[key] ? line.get(round[key]) : undefined;
    return value === undefined || value === null ? [] : [value];
  });

function cell(line, rounds, key) {
  const values = valuesOf(line, rounds, key);
  if (!values.length) return rounds.some((round) => round[key] === null) ? "failed" : "–";
  const shown = line.show(typeof values[0] === "number" ? median(values) : values[0]);
  const ratio = line.isCompared && key !== HOCUSPOCUS ? ratioTo(line, rounds, key) : null;
  return ratio === null ? shown : `${shown} (${ratio.toFixed(2)} ×)`;
}

function ratioTo(line, rounds, key) {
  const ratios = rounds.flatMap((round) =>
    round[key] && round[HOCUSPOCUS] ? [line.get(round[key]) / line.get(round[HOCUSPOCUS])] : [],
  );
  return ratios.length ? median(ratios) : null;
}

/** A row of one target in one round, for who watches. */
export const say = (row, result) =>
  row.lines
    .flatMap((line) => {
      const value = line.get(result);
      return value === undefined || value === null ? [] : [`${line.title} ${line.show(value)}`];
    })
    .join(", ");

function heading({ date, commit, cpu, memory, system, node, load, peers, sinergi }, check) {
  const list = (named) =>
    Object.entries(named)
      .map((pair) => pair.join(" "))
      .join(", ");
  return `# Measured ${date} UTC

Sinergi at ${commit}, with ${list(sinergi)}. Peers: ${list(peers)}. Node ${node}, ${cpu}, ${memory}, ${system}, load ${load.toFixed(1)} at the start.

"Sinergi engine" is the collab server with its log on a bare HTTP server, as the peers are; "Sinergi" is the whole product: Next in the same process, people who signed in, releases made by the API. Peers keep nothing on disk; Sinergi commits every edit before it is confirmed or shown. The processes of PostgreSQL are not counted.

Servers and load share the machine, so only ratios within one run mean much: in brackets, against Hocuspocus of the same round; medians of rounds. "Time without a core" is how long the server was ready to run and was not let: above a third, believe nothing. ${check}
`;
}
