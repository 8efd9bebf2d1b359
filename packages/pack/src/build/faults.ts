import type { Place, Problem, Text } from "@jucai/engine";

/** Collects the problems that checks across values and files find. */
export type Faults = (at: Place, code: string, message: Text, fix: Text) => void;

export function faultsInto(problems: Problem[]): Faults {
  return (at, code, message, fix) => void problems.push({ code: `pack/${code}`, at, message, fix });
}

/** Reports names that stand twice; gives the places of the later ones to the reader. */
export function reportTwice(names: readonly { readonly name: string; readonly at: Place }[], faults: Faults): void {
  const seen = new Map<string, Place>();
  for (const { name, at } of names) {
    const first = seen.get(name);
    if (!first) {
      seen.set(name, at);
      continue;
    }
    faults(
      at,
      "twice",
      {
        zh: `“${name}”出现了两次，第一次在 ${first.file}:${first.line}。`,
        en: `\`${name}\` stands twice; first at ${first.file}:${first.line}.`,
      },
      { zh: "删去一个，或换一个名字。", en: "Remove one, or give it another name." },
    );
  }
}
