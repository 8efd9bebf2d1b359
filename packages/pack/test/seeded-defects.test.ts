import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findingKinds, type Witness } from "@jucai/engine";
import { findIn, type LocatedFinding, type OpenedBefore, readFolder, readPacks } from "../src/index.ts";
import { defects, type Defect } from "./seeded-defects.ts";

const all = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));
const real = new Map([...all].filter(([path]) => /^(vocabulary|qingliu)\/(?!.*examples)/.test(path)));

/** Kinds that are about the vocabulary or a pack, so that everything has to be looked at. */
const shared = [
  "consistency-never",
  "consistency-idle",
  "fact-unused",
  "enumeration-unused",
  "values-alike",
  "fund-unused",
];

function plant({ file, edits, also }: Defect): Map<string, string> {
  const files = new Map(real);
  for (const part of [{ file, edits }, ...(also ? [also] : [])]) {
    let text = files.get(part.file)!;
    for (const [from, to] of part.edits) {
      expect(text, `${part.file} holds ${from}`).toContain(from);
      text = text.replace(from, to);
    }
    files.set(part.file, text);
  }
  return files;
}

function concerned({ kind, file, also }: Defect): Set<string> | undefined {
  if (shared.includes(kind)) return undefined;
  const ids = [file, also?.file ?? ""].flatMap((path) => /^benefit: (\S+)/m.exec(real.get(path) ?? "")?.[1] ?? []);
  return ids.length > 0 ? new Set(ids) : new Set(["qingliu-2023-1/05"]);
}

/** Every defect changes a file or two; the others are opened once. */
const opened: OpenedBefore = new Map();

function found(defect: Defect): readonly LocatedFinding[] {
  const files = plant(defect);
  const loaded = readPacks(files, new Map(), opened);
  expect(loaded.problems).toEqual([]);
  const { findings, refuted } = findIn(files, loaded, concerned(defect));
  expect(refuted).toEqual([]);
  return findings;
}

/** One entry of the list, without lines, which move with every edit of a pack: the slip, what is found, both clauses, the person or the proof. */
function entry(defect: Defect, { kind, at, place, says, clauses, proof, nearest }: LocatedFinding): string {
  const shown =
    proof.how === "witness" ? proof.persons.map((it) => `  witness ${person(it)}`) : [`  proof: ${proof.how}`];
  return [
    `${kind} ${at}: ${defect.slip}`,
    `  ${place.file} ${says.en}`,
    ...clauses.map((it) => `  clause ${it.clause} ${it.benefit}: ${it.says.en} (${it.place.file})`),
    ...shown,
    ...(nearest ? [`  nearest ${person(nearest)}`] : []),
  ].join("\n");
}

function person({ on, facts, set, decisions }: Witness): string {
  const settings = Object.keys(set).length > 0 ? ` set ${JSON.stringify(set)}` : "";
  const says = decisions.map(({ benefit, status, amount }) =>
    [benefit, status, ...(amount.totalFen === null ? [] : [`${amount.totalFen / 100} yuan`])].join(" "),
  );
  return `on ${on}: ${JSON.stringify(facts)}${settings} → ${says.join("; ")}`;
}

describe("defects planted one at a time in copies of real packs", () => {
  const entries: string[] = [];

  it.each(defects.map((it) => [`${it.kind} ${it.at}`, it.slip, it] as const))("%s: %s", (_, __, defect) => {
    const findings = found(defect);
    const finding = findings.find((it) => it.kind === defect.kind && it.at === defect.at);
    expect(finding, findings.map((it) => `${it.kind} ${it.at}`).join("\n")).toBeDefined();
    if (defect.person) expect(finding!.proof.how).toBe("witness");
    // Whatever is said of a benefit is shown on somebody.
    const inWriting = ["accept-idle", "definition-unused"].includes(defect.kind);
    if (finding!.benefit !== undefined && !inWriting)
      expect(finding!.proof.how === "witness" || finding!.nearest !== undefined).toBe(true);
    expect(finding!.place.file).not.toBe("packs");
    entries.push(entry(defect, finding!));
  });

  it("are listed, each with its clauses and its witness or proof", async () => {
    expect(entries).toHaveLength(defects.length);
    await expect(`${entries.join("\n\n")}\n`).toMatchFileSnapshot(
      fileURLToPath(new URL("./seeded-defects.txt", import.meta.url)),
    );
  });

  it("show every kind of finding", () => {
    const shown = new Set(defects.map((it) => it.kind));
    expect(findingKinds.filter((it) => !shown.has(it))).toEqual([]);
    expect(defects.length).toBeGreaterThanOrEqual(25);
  });

  it("are not there before they are planted", () => {
    const { findings } = findIn(real, readPacks(real));
    for (const { kind, at, person } of defects) {
      if (person || !shared.includes(kind)) {
        const before = findings.find(
          (it) => it.kind === kind && it.at === at && it.severity !== "info" && !it.accepted,
        );
        expect(before, `${kind} ${at}`).toBeUndefined();
      }
    }
  });
});
