import { printed } from "./numerals.ts";
import { attribute, isOn, type Listener, whole } from "./xml.ts";

type Level = {
  start: number;
  format: string;
  text: string;
  restart: number | undefined;
  legal: boolean;
  style: string | undefined;
};
type Scheme = { readonly levels: Map<number, Level>; link: string | undefined; linked: string | undefined };
type Use = { scheme: number; readonly starts: Map<number, number>; readonly levels: Map<number, Level> };

/** What `numbering.xml` says: schemes of nine levels, and their uses by lists of the document. */
export type Numbering = { readonly schemes: Map<number, Scheme>; readonly uses: Map<number, Use> };

export function emptyNumbering(): Numbering {
  return { schemes: new Map(), uses: new Map() };
}

export function numberingListener({ schemes, uses }: Numbering): Listener {
  let scheme: Scheme | undefined;
  let use: Use | undefined;
  let level: Level | undefined;
  let overridden = 0;
  const openLevel = (into: Map<number, Level>, number: number): void => {
    level = { start: 1, format: "decimal", text: "", restart: undefined, legal: false, style: undefined };
    if (number >= 0 && number < 9) into.set(number, level);
  };
  return {
    open: (name, attributes) => {
      const value = attribute(attributes, "val");
      const number = whole(attributes, "val");
      if (name === "abstractNum") {
        scheme = { levels: new Map(), link: undefined, linked: undefined };
        schemes.set(whole(attributes, "abstractNumId") ?? -1, scheme);
      } else if (name === "num") {
        use = { scheme: -1, starts: new Map(), levels: new Map() };
        uses.set(whole(attributes, "numId") ?? -1, use);
      } else if (name === "abstractNumId" && use) use.scheme = number ?? -1;
      else if (name === "lvlOverride") overridden = whole(attributes, "ilvl") ?? 0;
      else if (name === "startOverride") use?.starts.set(overridden, number ?? 1);
      else if (name === "numStyleLink" && scheme) scheme.link = value;
      else if (name === "styleLink" && scheme) scheme.linked = value;
      else if (name === "lvl") openLevel((scheme ?? use)?.levels ?? new Map(), whole(attributes, "ilvl") ?? 0);
      else if (!level) return;
      else if (name === "start") level.start = number ?? 1;
      else if (name === "numFmt") level.format = value ?? "decimal";
      else if (name === "lvlText") level.text = (value ?? "").slice(0, 100);
      else if (name === "lvlRestart") level.restart = number;
      else if (name === "isLgl") level.legal = isOn(attributes);
      else if (name === "pStyle") level.style = value;
    },
    close: (name) => {
      if (name === "lvl") level = undefined;
      else if (name === "abstractNum") scheme = undefined;
      else if (name === "num") use = undefined;
    },
  };
}

/** Gives each numbered paragraph of a document its label, in the order in which they stand. */
export function labeller({ schemes, uses }: Numbering): (numId: number, level: number, style?: string) => string {
  const counters = new Map<Scheme, (number | undefined)[]>();
  const begun = new Set<string>();

  return (numId, given, style) => {
    const use = uses.get(numId);
    const scheme = use && linked(schemes, schemes.get(use.scheme));
    if (!use || !scheme) return "";
    const level = levelOf(scheme, given, style);
    const counts = counters.get(scheme) ?? [];
    counters.set(scheme, counts);
    const definition = (at: number): Level | undefined => use.levels.get(at) ?? scheme.levels.get(at);

    const again = use.starts.get(level);
    const first = `${numId}/${level}`;
    if (again !== undefined && !begun.has(first)) counts[level] = again;
    else counts[level] = counts[level] === undefined ? (definition(level)?.start ?? 1) : counts[level] + 1;
    begun.add(first);
    for (let deeper = level + 1; deeper < 9; deeper += 1) {
      const restart = definition(deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counts[deeper] = undefined;
    }
    return textOf(definition, counts, level);
  };
}

/** A paragraph style names the level at which it counts, where the paragraph itself does not. */
function levelOf(scheme: Scheme, given: number, style: string | undefined): number {
  if (style === undefined || given !== 0) return Math.min(Math.max(given, 0), 8);
  const named = [...scheme.levels].find(([, level]) => level.style === style);
  return named?.[0] ?? 0;
}

/** Lists may take their scheme from the one that a list style names. */
function linked(schemes: ReadonlyMap<number, Scheme>, scheme: Scheme | undefined): Scheme | undefined {
  if (scheme?.link === undefined || scheme.levels.size > 0) return scheme;
  return [...schemes.values()].find(({ linked: name }) => name === scheme.link) ?? scheme;
}

function textOf(
  definition: (level: number) => Level | undefined,
  counts: readonly (number | undefined)[],
  level: number,
): string {
  const own = definition(level);
  if (!own || own.format === "none") return "";
  if (own.format === "bullet") return "• ";
  const text = own.text.replace(/%([1-9])/g, (_all, place: string) => {
    const at = Number(place) - 1;
    const of = definition(at);
    return printed(counts[at] ?? of?.start ?? 1, own.legal ? "decimal" : (of?.format ?? "decimal"));
  });
  // After `第一条` stands a gap; after `一、` and `（一）` the title stands close.
  return /[\p{Script=Han}\p{N}]$/u.test(text) ? `${text} ` : text;
}
