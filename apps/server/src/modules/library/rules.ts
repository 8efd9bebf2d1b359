import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RuleBook } from "@jucai/engine";
import { forBrowser } from "@jucai/pack";
import type { LibraryStore } from "./library.service.ts";
import { aroundOf } from "./places.ts";
import { hashOf } from "./publish.ts";

export type Encoding = "br" | "gzip" | "identity";
export type Bodies = Readonly<Record<Encoding, Buffer>>;

/** The rules of a place as a browser loads them; `hash` is the name of exactly this content. */
export type Rules = { readonly hash: string; readonly bodies: Bodies };
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
  return { hash: hashOf(book).slice(0, 16), bodies: await bodiesOf(book) };
}

async function bodiesOf(book: RuleBook): Promise<Bodies> {
  const identity = Buffer.from(`export const book = ${moduleJson(book)};\n`);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity, quality), promisify(gzip)(identity)]);
  return { identity, br, gzip: zipped };
}

// JSON is JavaScript but for two line separators, which end a line in old browsers' string literals.
function moduleJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
