import { openFile, readText, type Source, Unreadable } from "@jucai/reader";
import { aDocument } from "./documents.ts";
import { brokenLaws } from "./laws.ts";
import { mutate } from "./mutate.ts";
import { aRandom } from "./random.ts";

export type Fuzzed = {
  readonly documents: number;
  /** Refused with a reason: nothing was left of them. */
  readonly refused: number;
  readonly measures: number;
  readonly slowest: number;
  readonly failures: readonly string[];
};

const bare = (text: string): string => text.replace(/[\s\ufeff\u200b\u0000-\u001f]/g, "");

/** Whether every character of the source is in the document that was read, blanks apart. */
function isWhole(source: Source, text: string): boolean {
  const count = (of: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const char of of) counts.set(char, (counts.get(char) ?? 0) + 1);
    return counts;
  };
  const read = count(bare(text));
  const written = source.blocks
    .map((block) => (block.kind === "paragraph" ? block.text : block.rows.flat().join("")))
    .join("");
  for (const [char, times] of count(bare(written))) if ((read.get(char) ?? 0) < times) return false;
  return true;
}

/**
 * Reads so many documents made up and then spoiled; every seed is another one.
 *
 * @param seeds documents to spoil besides those made up, as text
 */
export async function fuzz(count: number, firstSeed: number, seeds: readonly string[] = []): Promise<Fuzzed> {
  const failures: string[] = [];
  let [refused, measures, slowest] = [0, 0, 0];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = aRandom(seed);
    const whole = seeds.length > 0 && random.chance(0.5) ? random.pick(seeds) : aDocument(random);
    const text = seed % 10 === 0 ? whole : mutate(whole, random);
    const start = performance.now();
    try {
      const source = await openFile(new TextEncoder().encode(text), "fuzz.txt");
      const document = readText(source);
      measures += document.measures.length;
      failures.push(...brokenLaws(document).map((law) => `seed ${seed}: ${law}`));
      if (!isWhole(source, document.text)) failures.push(`seed ${seed}: characters are lost`);
    } catch (error) {
      if (error instanceof Unreadable) refused++;
      else failures.push(`seed ${seed}: ${String(error instanceof Error ? error.stack : error)}`);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { documents: count, refused, measures, slowest, failures };
}
