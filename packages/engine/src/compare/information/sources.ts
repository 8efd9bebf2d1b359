/** Who can confirm a fact: whoever settles it, and the administration that keeps what proves it. */
import type { Fact } from "../../model/vocabulary.ts";
import type { SourceId } from "../types.ts";

/** All sources, in the order in which equally useful ones are asked: registers first, people last. */
export const sources: readonly SourceId[] = ["social_insurance", "education", "tax", "office", "employer", "person"];

/** Words of a proof that say which administration keeps it. */
const keepers: readonly { readonly source: SourceId; readonly words: RegExp }[] = [
  { source: "social_insurance", words: /社保|社会保险/ },
  { source: "education", words: /学信网|毕业证|学位|学历|学籍|学生证|录取/ },
  { source: "tax", words: /纳税|完税/ },
];

/** The sources that can confirm a fact, at least one. What an office judges, it judges itself. */
export function sourcesOf({ settledBy, proof }: Fact): SourceId[] {
  if (settledBy === "office") return ["office"];
  const kept = keepers.filter(({ words }) => words.test(proof.zh)).map(({ source }) => source);
  return [...kept, settledBy === "employer" ? "employer" : "person"];
}

/** Sets of sources are bits of a number below this one; which of the sets settle a case are bits of two numbers. */
export const sets = 1 << sources.length;

export function settledBySet({ low, high }: { readonly low: number; readonly high: number }, set: number): boolean {
  return (((set < 32 ? low : high) >>> (set & 31)) & 1) === 1;
}
