import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { ClaimantKind, Policy } from "@jucai/engine";
import { forBrowser } from "@jucai/pack";
import type { LibraryStore } from "./library.service.ts";
import { aroundOf } from "./places.ts";
import { hashOf } from "./publish.ts";
import { scriptModule } from "./script-module.ts";

export type Encoding = "br" | "gzip" | "identity";

/** A script module as it is sent; `hash` is the name of exactly this content. */
export type Script = { readonly hash: string; readonly bodies: Readonly<Record<Encoding, Buffer>> };

/** The rules of a place: all of them, those for one kind of claimant, and what a first screen shows. */
export type Rules = Readonly<Record<"all" | "start" | ClaimantKind, Script>>;
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
  const bookFor = (kind: ClaimantKind) => script("book", forBrowser(vocabulary, policies.map(only(kind))));
  const [all, start, person, employer, referrer] = await Promise.all([
    script("book", forBrowser(vocabulary, policies)),
    script("start", startOf(policies)),
    bookFor("person"),
    bookFor("employer"),
    bookFor("referrer"),
  ]);
  return { all, start, person, employer, referrer };
}

/** A policy with the benefits that one kind of claimant applies for. */
function only(kind: ClaimantKind): (policy: Policy) => Policy {
  return (policy) => ({ ...policy, benefits: policy.benefits.filter((each) => each.for === kind) });
}

/** What the check shows before anybody has said for whom it is. */
function startOf(policies: readonly Policy[]) {
  const count = (kind: ClaimantKind) =>
    policies.reduce((sum, { benefits }) => sum + benefits.filter((each) => each.for === kind).length, 0);
  return {
    place: policies[0]?.placeName,
    policies: policies.map(({ id, short, inForce: { from, to } }) => ({ id, short, from, to })),
    benefits: { person: count("person"), employer: count("employer"), referrer: count("referrer") },
  };
}

async function script(name: string, value: unknown): Promise<Script> {
  const identity = Buffer.from(scriptModule(name, value));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, quality),
    promisify(gzip)(identity, { level: 9 }),
  ]);
  return { hash: hashOf(identity.toString()).slice(0, 16), bodies: { identity, br, gzip: zipped } };
}
