import type { Clause, Finding, Path, Place } from "@jucai/engine";
import { openCase } from "../open-case.ts";
import type { Data } from "../shape/data.ts";

/** Finds where findings stand in the files. Files are opened when first asked for. */
export type Places = {
  readonly ofFinding: (finding: Finding) => Place;
  readonly ofClause: (clause: Clause) => Place;
  /** A benefit's file as plain data; undefined when there is none. */
  readonly benefitFile: (benefit: string) => { readonly value: Data } | undefined;
  readonly inBenefit: (benefit: string, path: Path) => Place;
  readonly inPack: (policy: string, path: Path) => Place;
};

export function placesIn(files: ReadonlyMap<string, string>, folders: ReadonlyMap<string, string>): Places {
  const opened = new Map<string, ReturnType<typeof openCase>>();
  const open = (file: string) => {
    const known = opened.get(file) ?? openCase(file, files.get(file) ?? "");
    opened.set(file, known);
    return known;
  };
  const benefits = benefitFiles(files);
  const vocabulary = [...files.keys()].filter((file) => file.startsWith("vocabulary/"));
  const inBenefit = (benefit: string, path: Path): Place => {
    const file = benefits.get(benefit);
    return file === undefined ? nowhere : open(file).locate(path);
  };
  const inPack = (policy: string, path: Path): Place => {
    const folder = folders.get(policy);
    return folder === undefined ? nowhere : open(`${folder}pack.yaml`).locate(path);
  };
  const inVocabulary = ({ path, at }: Finding): Place => {
    const [part, name] = path;
    for (const file of vocabulary) {
      const { value, locate } = open(file);
      const entries = entryOf(value, String(part));
      if (Array.isArray(entries)) {
        const index = entries.findIndex((it) => entryOf(it as Data, "id") === at);
        if (index >= 0) return locate([part!, index, ...path.slice(2)]);
      } else if (entryOf(entries ?? null, String(name)) !== undefined) {
        return locate(path);
      }
    }
    return { ...nowhere, file: vocabulary[0] ?? nowhere.file };
  };
  return {
    inBenefit,
    inPack,
    benefitFile: (benefit) => {
      const file = benefits.get(benefit);
      return file === undefined ? undefined : open(file);
    },
    ofClause: ({ benefit, path }) => inBenefit(benefit, path),
    ofFinding: (finding) => {
      if (finding.benefit !== undefined) return inBenefit(finding.benefit, finding.path);
      return finding.policy === undefined ? inVocabulary(finding) : inPack(finding.policy, finding.path);
    },
  };
}

const nowhere: Place = { file: "packs", line: 1, column: 1 };

/** Benefit id → file, read from the line that every benefit file begins with. */
function benefitFiles(files: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [file, text] of files) {
    const id = /\/benefits\//.test(file) ? /^benefit:\s*["']?([^\s"']+)/m.exec(text)?.[1] : undefined;
    if (id !== undefined) found.set(id, file);
  }
  return found;
}

/** An entry of a map; undefined for anything else. */
export function entryOf(data: Data, key: string): Data | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return undefined;
  return Object.hasOwn(data, key) ? (data as { readonly [key: string]: Data })[key] : undefined;
}
