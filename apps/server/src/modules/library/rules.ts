import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { ClaimantKind, Policy, Vocabulary } from "@jucai/engine";
import { forBrowser } from "@jucai/pack";
import type { LibraryStore } from "./library.service.ts";
import { aroundOf } from "./places.ts";
import { hashOf } from "./publish.ts";
import { scriptModule } from "./script-module.ts";

export type Encoding = "br" | "gzip" | "identity";

/** A script module as it is sent; `hash` is the name of exactly this content. */
export type Script = { readonly hash: string; readonly bodies: Readonly<Record<Encoding, Buffer>> };

/** The rules of a place: all of them, and those for one kind of claimant. */
export type Rules = Readonly<Record<"all" | ClaimantKind, Script>>;
/** Undefined for a place without policies. */
export type RulesOf = (place: string) => Promise<Rules | undefined>;
/** What the first screen of the check shows: the places, and what there is in each. */
export type StartOf = () => Promise<Script>;

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
  const [all, person, employer, referrer] = await Promise.all([
    script("book", forBrowser(vocabulary, policies)),
    bookFor("person"),
    bookFor("employer"),
    bookFor("referrer"),
  ]);
  return { all, person, employer, referrer };
}

/** A policy with the benefits that one kind of claimant applies for. */
function only(kind: ClaimantKind): (policy: Policy) => Policy {
  return (policy) => ({ ...policy, benefits: policy.benefits.filter((each) => each.for === kind) });
}

/** Makes what the first screen of the check shows, once for each state of the library. */
export function startOf(store: LibraryStore): StartOf {
  let made: { readonly state: string; readonly start: Promise<Script> } | undefined;
  return async () => {
    const { vocabulary, documents } = await store.heads();
    const state = [vocabulary, ...documents.map(({ contentHash }) => contentHash)].join();
    if (made?.state === state) return made.start;
    const start = Promise.all([store.versions(), store.vocabulary()]).then(([versions, current]) =>
      script(
        "start",
        placesOf(
          versions.map(({ policy }) => policy),
          current.vocabulary,
        ),
      ),
    );
    made = { state, start };
    start.catch(() => (made = undefined));
    return start;
  };
}

/** Places with documents of their own, and the places inside them that have none but are named in the vocabulary. */
function placesOf(policies: readonly Policy[], { enumerations }: Vocabulary) {
  const own = new Map(policies.map(({ place, placeName }) => [place, placeName]));
  const regions = enumerations.find(({ id }) => id === "region")?.values ?? [];
  const inside = regions.filter(({ id }) => !own.has(id) && aroundOf(id).some((around) => own.has(around)));
  const places = [...own].map(([code, name]) => ({ code, name, own: true as const }));
  return [...places, ...inside.map(({ id, label }) => ({ code: id, name: label }))].map((place) => {
    const around = aroundOf(place.code);
    const valid = policies.filter((policy) => around.includes(policy.place));
    const count = (kind: ClaimantKind) =>
      valid.reduce((sum, { benefits }) => sum + benefits.filter((each) => each.for === kind).length, 0);
    return {
      ...place,
      policies: valid.map(({ id, short, inForce: { from, to } }) => ({ id, short, from, to })),
      benefits: { person: count("person"), employer: count("employer"), referrer: count("referrer") },
    };
  });
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
