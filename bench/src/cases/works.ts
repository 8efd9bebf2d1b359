/** The kinds of work, and which function by hand each is compared with. */
export const works = {
  amounts: "twelve benefits, one person, amounts only",
  reasons: "twelve benefits, one person, every condition’s outcome",
  table: "twelve benefits, a table of people, one core",
  holes: "twelve benefits, a table of people, a fifth of all facts unknown",
  packs10k: "all benefits of the five packs and their bundles, 10⁴ people, one core",
  packs100k: "all benefits of the five packs and their bundles, 10⁵ people, one core",
  packs1m: "all benefits of the five packs and their bundles, 10⁶ people, one core",
  packs10m: "all benefits of the five packs and their bundles, 10⁷ people, one core",
  stream1m: "all benefits of the five packs, 10⁶ people made and screened as a stream, all cores",
  stream10m: "all benefits of the five packs, 10⁷ people made and screened as a stream, all cores",
  compare: "one number changed, before and after compared over a table of people, all cores",
  published: "the five packs from their published form to the first answer",
  publishedAndEngine: "the same with the modules of the engine loaded too",
  yaml: "the five packs from YAML to the first answer",
  checked: "the five packs from YAML to the first answer, with every check and example",
} as const;

export const hand = {
  reused: "by hand, objects, reused result",
  fresh: "by hand, objects, fresh result",
  clauses: "by hand, objects, list of 42 outcomes",
  objects: "by hand, objects",
  fused: "by hand, columns, one loop",
  blocked: "by hand, columns, blocked",
  blockedFresh: "by hand, columns, blocked, results in new memory",
} as const;

/** The system by hand that a ratio is to; work that nobody does by hand has none. */
export const handOf: Readonly<Record<string, { readonly name: string; readonly system: string }>> = {
  [works.amounts]: { name: works.amounts, system: hand.fresh },
  [works.reasons]: { name: works.reasons, system: hand.clauses },
  [works.table]: { name: works.table, system: hand.blocked },
  // By hand nothing is unknown, so this is to the whole facts.
  [works.holes]: { name: works.table, system: hand.blocked },
};
