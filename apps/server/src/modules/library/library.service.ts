import type {
  MeasureDetail,
  PlaceList,
  PolicyDetail,
  PolicyList,
  SearchAnswer,
  SearchQuery,
  VocabularyAnswer,
} from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { matchesOf } from "./matches.ts";
import { bearsOn } from "./places.ts";
import type { SetValue } from "./settings/settings.store.ts";
import { loosened } from "./terms.ts";
import { detailOf, type MeasureCard, measureDetailOf, measureView, summaryOf, type Version } from "./views.ts";

export type SearchFilters = Pick<SearchQuery, "q" | "who" | "kind" | "place" | "policy" | "status">;
export type Found = { readonly card: MeasureCard; readonly pinyin: string[]; readonly amounts: string[] };
type Count = { readonly value: string; readonly count: number };

/** What the library needs from the database; `library.store.ts` answers it with SQL. */
export type LibraryStore = {
  /** The version of every document in effect on a day, today's without one: a place's own before the system's. */
  readonly versions: (on?: string) => Promise<Version[]>;
  readonly version: (document: string, on?: string) => Promise<Version | undefined>;
  /** Content hashes of what is current, without the content. */
  readonly heads: () => Promise<{
    vocabulary: string;
    documents: { place: string; contentHash: string }[];
  }>;
  /** What the place has set where its documents leave something open, by `benefit#setting`. */
  readonly settings: (place: string, on: string) => Promise<ReadonlyMap<string, SetValue>>;
  readonly vocabulary: () => Promise<{ version: string; vocabulary: Vocabulary }>;
  readonly search: (query: SearchQuery, on: string) => Promise<Found[]>;
  readonly countBy: (
    column: "all" | "kind" | "who" | "place" | "status",
    query: SearchFilters,
    on: string,
  ) => Promise<Count[]>;
};

/** The name of a place's rules; rules.ts makes them. */
export type RulesHashOf = (place: string) => Promise<{ readonly all: { readonly hash: string } } | undefined>;
type Page = { readonly page: number; readonly pageSize: number };

export async function listPolicies(
  store: LibraryStore,
  query: Page & { place?: string },
  on: string,
): Promise<PolicyList> {
  const { place } = query;
  const all = (await store.versions(on))
    .filter(({ policy }) => place === undefined || bearsOn(policy.place, place))
    .sort((a, b) => (a.policy.issued === b.policy.issued ? 0 : a.policy.issued < b.policy.issued ? 1 : -1));
  const first = (query.page - 1) * query.pageSize;
  const items = all.slice(first, first + query.pageSize).map((version) => summaryOf(version, on));
  return { items, page: query.page, pageSize: query.pageSize, total: all.length, on };
}

export async function readPolicy(store: LibraryStore, id: string, on: string): Promise<PolicyDetail> {
  const version = await store.version(id, on);
  if (version === undefined) throw noDocument(id);
  return detailOf(version, on);
}

export async function readMeasure(
  store: LibraryStore,
  pack: string,
  measure: string,
  on: string,
): Promise<MeasureDetail> {
  const version = await store.version(pack, on);
  const detail =
    version === undefined
      ? undefined
      : measureDetailOf(version, `${pack}/${measure}`, on, await store.settings(version.policy.place, on));
  if (detail === undefined) {
    throw new Refusal("not_found", {
      zh: `没有事项 ${pack}/${measure}。`,
      en: `There is no measure ${pack}/${measure}.`,
    });
  }
  return detail;
}

export async function searchMeasures(store: LibraryStore, query: SearchQuery, on: string): Promise<SearchAnswer> {
  const answer = await searchFor(store, query, on);
  const looser = loosened(query.q);
  return answer.total > 0 || looser === query.q ? answer : searchFor(store, { ...query, q: looser }, on);
}

async function searchFor(store: LibraryStore, query: SearchQuery, on: string): Promise<SearchAnswer> {
  const without = (name: keyof SearchFilters) => ({ ...query, [name]: undefined }) as SearchFilters;
  const [found, all, kind, who, place, status] = await Promise.all([
    store.search(query, on),
    store.countBy("all", query, on),
    store.countBy("kind", without("kind"), on),
    store.countBy("who", without("who"), on),
    store.countBy("place", without("place"), on),
    store.countBy("status", without("status"), on),
  ]);
  const items = found.map(({ card, pinyin, amounts }) => {
    const measure = measureView(card, on);
    return { measure, policy: card.policy, matches: matchesOf(query.q, { measure, pinyin, amounts }) };
  });
  const { page, pageSize } = query;
  return { items, page, pageSize, total: all[0]?.count ?? 0, on, counts: { kind, who, place, status } };
}

export function readVocabulary(store: LibraryStore): Promise<VocabularyAnswer> {
  return store.vocabulary();
}

export async function listPlaces(store: LibraryStore, rulesOf: RulesHashOf): Promise<PlaceList> {
  const versions = await store.versions();
  const codes = [...new Set(versions.map(({ policy }) => policy.place))].sort();
  const items = codes.map(async (code) => {
    const policies = versions.filter(({ policy }) => policy.place === code).map(({ policy }) => policy);
    const rules = await rulesOf(code);
    return {
      code,
      name: policies[0]?.placeName ?? { zh: code, en: code },
      counts: {
        policies: policies.length,
        measures: policies.reduce((sum, { measures }) => sum + measures.length, 0),
        benefits: policies.reduce((sum, { benefits }) => sum + benefits.length, 0),
      },
      rules: `/rules/${code}.js?v=${rules?.all.hash ?? ""}`,
    };
  });
  return { items: await Promise.all(items) };
}

function noDocument(id: string): Refusal {
  return new Refusal("not_found", { zh: `没有文件 ${id}。`, en: `There is no document ${id}.` });
}
