/**
 * The reader against the five documents and their catalogue, which lie beside the repository and not in it, then on
 * mutated documents. `npm run proof -- reader [folder]`; the folder holds `seeds/` and `facts/`, default `../shared`.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openFile, type ReadDocument, readDocument, readText } from "@jucai/reader";
import { aDocument } from "../../packages/reader/test/fuzz/documents.ts";
import { fuzz } from "../../packages/reader/test/fuzz/fuzz.ts";
import { aRandom } from "../../packages/reader/test/fuzz/random.ts";
import { catalogue, type Catalogued } from "./reader/catalogue.ts";
import { check, type Checked } from "./reader/check.ts";
import { exceptions } from "./reader/exceptions.ts";
import { annexesOf, headOf, targetsOf } from "./reader/rest.ts";
import { add, nothing, precision, recall, type Score, share } from "./reader/score.ts";

/** What the check asks for, both ways. */
const aim = 0.98;
const kinds = ["measures", "units", "amounts", "rhythms"] as const;

/** So many spoiled documents, and so many pages of so many characters within so many seconds. */
const spoiled = 2000;
const long = { pages: 200, characters: 750, seconds: 2 };

export async function proveReader(folder?: string): Promise<boolean> {
  const documents = await proveDocuments(folder ?? join(import.meta.dirname, "../../../shared"));
  const whole = await proveSpoiled();
  const quick = await proveLong();
  return documents && whole && quick;
}

async function proveSpoiled(): Promise<boolean> {
  const seed = Date.now() % 1_000_000_000;
  const { documents, refused, measures, slowest, failures } = await fuzz(spoiled, seed);
  console.log(
    `${documents} spoiled documents from seed ${seed}: ${refused} refused, ${measures} measures, ` +
      `slowest ${slowest.toFixed(0)} ms, ${failures.length} failures`,
  );
  for (const failure of failures.slice(0, 20)) console.error(failure);
  return failures.length === 0;
}

/** The median of five readings of a document of 200 pages, in time of the processor: what else a machine does is not the reader's. */
async function proveLong(): Promise<boolean> {
  const parts: string[] = [];
  for (let seed = 1, length = 0; length < long.pages * long.characters; seed++) {
    const text = aDocument(aRandom(seed));
    parts.push(text);
    length += text.length;
  }
  const bytes = new TextEncoder().encode(parts.join("\n"));
  const times: { readonly worked: number; readonly waited: number }[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await readDocument(bytes, "long.txt");
    const { user, system } = process.cpuUsage(before);
    times.push({ worked: (user + system) / 1e6, waited: (performance.now() - start) / 1000 });
  }
  const { worked, waited } = times.sort((a, b) => a.worked - b.worked)[2]!;
  console.log(
    `${long.pages} pages (${parts.join("").length} characters): ${worked.toFixed(2)} s of the processor, ` +
      `${waited.toFixed(2)} s by the clock, at most ${long.seconds} s`,
  );
  return worked <= long.seconds;
}

async function proveDocuments(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, "facts")) || !existsSync(join(folder, "seeds"))) {
    console.log(
      "The five documents and their facts are not there: they are no part of this repository. Name their folder.",
    );
    return true;
  }
  const totals: Record<string, Score> = {};
  const rest: string[] = [];
  console.log(
    "document".padEnd(22),
    ...kinds.flatMap((kind) => [`${kind}`.padStart(10), "precision".padStart(9), "recall".padStart(8)]),
  );
  for (const catalogued of catalogue(join(folder, "facts"))) {
    const bytes = readFileSync(join(folder, "seeds", `${catalogued.key}.txt`));
    const read = readText(await openFile(bytes, `${catalogued.key}.txt`));
    const checked = check(catalogued, read, bytes.toString("utf8"));
    for (const kind of kinds) totals[kind] = add(totals[kind] ?? nothing, checked[kind]);
    console.log(catalogued.key.padEnd(22), ...row(checked));
    rest.push(...told(catalogued, read));
  }
  console.log("all".padEnd(22), ...row(totals as Checked));
  for (const kind of kinds) {
    for (const miss of totals[kind]!.misses) console.log(`missed ${kind}: ${miss}`);
    for (const extra of totals[kind]!.extras) console.log(`extra ${kind}: ${extra}`);
  }
  console.log(`${exceptions.length} exceptions where the document wins over the catalogue:`);
  for (const { document, clause, kind, what, why } of exceptions)
    console.log(`  ${document} ${clause} ${kind}${what === undefined ? "" : ` ${what}`}: ${why}`);
  for (const line of rest) console.log(line);
  return kinds.every((kind) => recall(totals[kind]!) >= aim && precision(totals[kind]!) >= aim);
}

/** Targets, head and annexes, for which no figure is asked. */
function told(catalogued: Catalogued, read: ReadDocument): string[] {
  const { found, missed } = targetsOf(catalogued, read);
  const head = headOf(catalogued, read);
  return [
    `${catalogued.key}: ${found} of ${found + missed.length} targets; head ${head.length === 0 ? "as catalogued" : head.join(", ")}; ${annexesOf(read)}`,
    ...missed.map((miss) => `  no such target: ${miss}`),
  ];
}

function row(checked: Checked): string[] {
  return kinds.flatMap((kind) => [
    `${checked[kind].right}/${checked[kind].expected}`.padStart(10),
    share(precision(checked[kind])).padStart(9),
    share(recall(checked[kind])).padStart(8),
  ]);
}
