import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { forBrowser } from "@jucai/pack";
import { bookFor, type CheckPart, startOf } from "./check-rules.ts";
import type { LibraryStore } from "./library.service.ts";
import { aroundOf } from "./places.ts";
import { hashOf } from "./publish.ts";

export type Encoding = "br" | "gzip" | "identity";
export type Bodies = Readonly<Record<Encoding, Buffer>>;

/** The rules of a place as a browser loads them; `hash` is the name of exactly this content. */
export type Rules = {
  readonly hash: string;
  readonly bodies: Bodies;
  /** The same rules in the parts that the check page loads one by one. */
  readonly parts: Readonly<Record<CheckPart, Bodies>>;
};
/** Undefined for a place without policies. */
export type RulesOf = (place: string) => Promise<Rules | undefined>;

/**
 * Makes each place's rules once for each state of the library: its own documents
 * and those of every place around it.
 */
export function rulesOf(store: LibraryStore): RulesOf {
  const made = new Map<string, { state: string; rules: Promise<Rules> }>();

  return async (place) => {
    const { vocabulary, documents } = await store.heads();
    const around = aroundOf(place);
    const own = documents.filter((document) => around.includes(document.place));
    if (own.length === 0) return undefined;
    const state = [vocabulary, ...own.map(({ contentHash }) => contentHash)].join();
    const known = made.get(place);
    if (known?.state === state) return known.rules;
    const rules = make(store, around);
    made.set(place, { state, rules });
    // What could not be made is tried again for the next reader.
    rules.catch(() => made.delete(place));
    return rules;
  };
}

async function make(store: LibraryStore, around: readonly string[]): Promise<Rules> {
  const policies = (await store.versions()).map(({ policy }) => policy).filter(({ place }) => around.includes(place));
  const { vocabulary } = await store.vocabulary();
  const book = forBrowser(vocabulary, policies);
  const bookOf = (kind: "person" | "employer" | "referrer") => bodiesOf("book", bookFor(vocabulary, policies, kind));
  const [bodies, start, person, employer, referrer] = await Promise.all([
    bodiesOf("book", book),
    bodiesOf("start", startOf(policies)),
    bookOf("person"),
    bookOf("employer"),
    bookOf("referrer"),
  ]);
  return { hash: hashOf(book).slice(0, 16), bodies, parts: { start, person, employer, referrer } };
}

async function bodiesOf(name: string, value: unknown): Promise<Bodies> {
  const identity = Buffer.from(`export const ${name} = ${moduleJson(value)};\n`);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, quality), promisify(gzip)(identity)]);
  return { identity, br, gzip: zipped };
}

// JSON is JavaScript but for two line separators, which end a line in old browsers' string literals.
function moduleJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
