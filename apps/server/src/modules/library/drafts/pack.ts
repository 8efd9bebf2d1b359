import type { PackFile, schemaNames } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type Draft, packFilesOf } from "@jucai/pack";
import type { PacksFolder } from "../editor/packs-folder.ts";
import type { PackFiles } from "../editor/pack-work.ts";
import type { DraftRow } from "./drafts.tables.ts";

type Made = Pick<DraftRow, "head" | "measures" | "units" | "source" | "files" | "place" | "base">;

/** Folder under which a draft's files stand beside the vocabulary while they are checked. */
export const draftFolder = "draft/";

/** The files that a draft becomes: those its measures make, with those written by hand in their place. */
export function filesOf(row: Made, place: Text): Map<string, string> {
  // What began with a published document's files is changed in the files alone.
  const made = row.base === null ? packFilesOf(packDraft(row, place)) : new Map<string, string>();
  const all = new Map([...made, ...Object.entries(row.files)]);
  return new Map([...all].toSorted(([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1)));
}

export function fileViews(row: Made, place: Text): PackFile[] {
  return [...filesOf(row, place)].map(([path, text]) => fileView(path, text, path in row.files));
}

export function fileView(path: string, text: string, byHand: boolean): PackFile {
  return { path, text, by: byHand ? "hand" : "made", schema: schemaFor(path) };
}

function schemaFor(path: string): PackFile["schema"] {
  const [folder, file] = path.split("/");
  if (file === undefined) return path.replace(/\.yaml$/, "") as (typeof schemaNames)[number];
  return folder === "benefits" ? "benefit" : folder === "rates" ? "rates" : "examples";
}

const order = ["pack.yaml", "units.yaml", "measures.yaml", "tasks.yaml"];
const orderOf = (path: string): number => {
  const at = order.indexOf(path);
  return at >= 0 ? at : path.includes("/") ? 90 : 50;
};

/** Everything that has to be read with a draft: the vocabulary, and other packs that its files name. */
export function together(files: ReadonlyMap<string, string>, { vocabulary, packs }: PacksFolder): PackFiles {
  const own = /^policy:\s*["']?([a-z0-9-]+)/m.exec(files.get("pack.yaml") ?? "")?.[1];
  const texts = [...files.values()].join("\n");
  const named = [...packs].filter(([id]) => id !== own && new RegExp(`\\b${id}(/|\\s|"|')`).test(texts));
  const whole = new Map(vocabulary);
  for (const [path, text] of files) whole.set(draftFolder + path, text);
  for (const [id, others] of named) {
    for (const [path, text] of others) if (!path.startsWith("examples/")) whole.set(`others/${id}/${path}`, text);
  }
  return { files: whole, folder: draftFolder };
}

/** A draft as packs/draft takes it. */
export function packDraft({ head, measures, units, source, place }: Made, name: Text): Draft {
  const citations = source?.citations ?? [];
  const named = (repealed: boolean) => {
    const found = citations.filter((it) => it.repealed === repealed && it.title !== null);
    return [...new Map(found.map(({ title, number }) => [title, { title: title ?? "", number }])).values()];
  };
  return {
    ...head,
    place: { code: place, name },
    basis: named(false),
    repeals: named(true),
    sections: sectionsOf({ measures, source }),
    measures,
    units: units.map(({ key, name: printed, aliases, binding }) => ({
      key,
      name: binding.to === "unit" ? binding.unit.name : printed,
      aliases: binding.to === "unit" && binding.unit.name !== printed ? [printed, ...aliases] : aliases,
      is: binding.to === "none" ? "none" : binding.to === "group" ? "group" : "office",
    })),
    forms: (source?.annexes ?? []).flatMap(({ label, title, forms }) =>
      forms.map((form) => ({ title: form.title || title, clause: label, columns: form.columns })),
    ),
  };
}

/** The document's top headings, each with the measures that stand under it. */
function sectionsOf({ measures, source }: Pick<Made, "measures" | "source">): Draft["sections"] {
  return (source?.outline ?? []).map(({ label, title, at }) => ({
    title: `${label}${title}`.slice(0, 100),
    measures: measures
      .filter((it) => it.at[0] !== undefined && it.at[0].from >= at.from && it.at[0].from < at.to)
      .map(({ number }) => number),
  }));
}
