import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  type LoadedPacks,
  mutate,
  type OpenedBefore,
  type Proposal,
  propose,
  readFolder,
  readPacks,
  runExamples,
} from "../src/index.ts";

const all = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));
const files = new Map([...all].filter(([path]) => /^(vocabulary|qingliu)\//.test(path)));
const opened: OpenedBefore = new Map();
const loaded = readPacks(files, new Map(), opened);

/** The packs as they would be if all examples of a benefit but the first had been forgotten. */
function forgetful(benefit: string, keep: number): LoadedPacks {
  const examples = loaded.examples
    .filter((file) => file.benefit === benefit)
    .map((file) => ({ ...file, examples: file.examples.slice(0, keep) }));
  return { ...loaded, examples };
}

function policyOf(benefit: string) {
  const policy = loaded.policies.find((it) => it.benefits.some(({ id }) => id === benefit))!;
  return { ...policy, benefits: policy.benefits.filter(({ id }) => id === benefit) };
}

/** Puts proposals where they say: under `examples:` of their file, or into files of their own. */
function withProposals(proposals: readonly Proposal[], folder: string): Map<string, string> {
  const texts = new Map<string, Set<string>>();
  const added = new Map<string, string>();
  proposals.forEach(({ example }, index) => {
    if (example?.file !== undefined) texts.set(example.file, (texts.get(example.file) ?? new Set()).add(example.text));
    else if (example) added.set(`${folder}examples/proposed-${index}.yaml`, `${example.text}\n`);
  });
  const changed = [...texts].map(([path, own]) => {
    const text = files.get(path)!;
    const head = text.slice(0, text.indexOf("\nexamples:\n") + "\nexamples:\n".length);
    return [path, `${head}${[...own].join("\n")}\n`] as const;
  });
  return new Map([...changed, ...added]);
}

describe("what mutate proposes for a survivor", () => {
  const cases = [
    ["qingliu-2023-1/05", "qingliu/2023-1/", 1],
    ["qingliu-2023-1/08b", "qingliu/2023-1/", 1],
    ["qingliu-2023-1/21", "qingliu/2023-1/", 0],
    ["qingliu-huigui-2023/10b", "qingliu/huigui-2023/", 1],
    ["qingliu-huigui-2023/12c", "qingliu/huigui-2023/", 1],
    ["qingliu-huigui-2023/15b", "qingliu/huigui-2023/", 0],
  ] as const;

  it.each(cases)("%s: examples that pass, and that notice what nothing noticed", (benefit, folder, keep) => {
    const before = forgetful(benefit, keep);
    // A purpose only shows beside a document of another level, and there is none here.
    const survivors = mutate(before, [policyOf(benefit)]).survivors.filter(
      (it) => it.benefit !== undefined && it.path !== "purpose",
    );
    expect(survivors.length).toBeGreaterThan(10);
    const proposals = propose(files, before, survivors);
    expect(proposals.filter((it) => !it.example).map(({ survivor }) => survivor)).toEqual([]);

    const proposed = withProposals(proposals, folder);
    const after = readPacks(new Map([...files, ...proposed]), new Map(), opened);
    expect(after.problems).toEqual([]);
    const examples = after.examples.filter(({ file }) => proposed.has(file));
    expect(runExamples({ ...after, examples }).failures).toEqual([]);
    const left = mutate({ ...after, examples }, [policyOf(benefit)]).survivors;
    expect(left.filter((it) => survivors.some((one) => one.path === it.path && one.to === it.to))).toEqual([]);
  });

  it("names the line that was moved", () => {
    const before = forgetful("qingliu-2023-1/11", 1);
    const survivors = mutate(before, [policyOf("qingliu-2023-1/11")]).survivors;
    const tax = propose(files, before, survivors).find(({ survivor }) => survivor.path === "when.tax.is")!;
    const line = files.get(tax.place.file)!.split("\n")[tax.place.line - 1];
    expect(line).toContain("employer.tax_last_year > yuan(1000000)");
    expect(tax.example!.text).toMatch(/employer\.tax_last_year: 100000\d(\.\d+)? yuan/);
  });
});
