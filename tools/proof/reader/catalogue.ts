/** The catalogue of facts beside the repository: what people found in the five documents, entry by entry. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export type Entry = {
  readonly id: string;
  readonly clause: string;
  readonly lines?: readonly number[];
  readonly lead_units: readonly string[];
  readonly responsible_units: readonly string[];
  readonly common_implementers?: boolean;
  readonly facts: unknown;
};
export type Rhythm = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly ref: string | readonly string[];
};
export type Goal = Readonly<Record<string, unknown>> & { readonly ref: string };
type Unit = {
  readonly name: string;
  readonly printed?: readonly string[];
  readonly aliases?: readonly string[];
  readonly same_as?: string;
};
type File = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly entries: readonly Entry[];
  readonly rhythms: readonly Rhythm[];
  readonly targets: readonly Goal[];
  readonly units: readonly Unit[];
};

/** What the catalogue says of one document. */
export type Catalogued = {
  readonly key: string;
  readonly entries: readonly Entry[];
  readonly rhythms: readonly Rhythm[];
  readonly targets: readonly Goal[];
  /** Printed variants of units by the name they stand for. */
  readonly canonical: ReadonlyMap<string, string>;
  readonly common: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
};

const files = ["linxia", "minhou", "nanping", "qingliu"] as const;
const documentOf = (ref: string): string => ref.split("/")[0]!;
export const refs = (ref: string | readonly string[]): readonly string[] => (typeof ref === "string" ? [ref] : ref);

export function catalogue(folder: string): Catalogued[] {
  return files.flatMap((file) => {
    const { document, entries, rhythms, targets, units } = parse(
      readFileSync(join(folder, `${file}.yaml`), "utf8"),
    ) as File;
    const keys = [...new Set(entries.map((entry) => documentOf(entry.id)))];
    return keys.map((key) => ({
      key,
      entries: entries.filter((entry) => documentOf(entry.id) === key),
      rhythms: rhythms.filter((rhythm) => refs(rhythm.ref).some((ref) => documentOf(ref) === key)),
      targets: targets.filter((target) => documentOf(target.ref) === key),
      canonical: canonical(units),
      common: (document["common_implementers"] as readonly string[] | undefined) ?? [],
      document: (keys.length > 1 ? document[key] : document) as Readonly<Record<string, unknown>>,
    }));
  });
}

function canonical(units: readonly Unit[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const unit of units) {
    const name = unit.same_as ?? unit.name;
    for (const printed of [unit.name, ...(unit.printed ?? []), ...(unit.aliases ?? [])]) names.set(bare(printed), name);
  }
  return names;
}

/** Half-width brackets and blanks make no other unit. */
export function bare(name: string): string {
  return name.replace(/\(/g, "（").replace(/\)/g, "）").replace(/\s/g, "");
}
