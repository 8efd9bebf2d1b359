/** The kinds of work, and which function by hand each is compared with. */
export const works = {
  amounts: "twelve benefits, one person, amounts only",
  reasons: "twelve benefits, one person, every condition’s outcome",
  table: "twelve benefits, a table of people, one core",
  holes: "twelve benefits, a table of people, a fifth of all facts unknown",
  packs: "all benefits of the five packs and their bundles, one core",
  stream: "all benefits of the five packs, people made and screened as a stream, all cores",
  compare: "one number changed, before and after compared over a table of people, all cores",
  load: "the five packs loaded, first answer of all benefits",
} as const;

export const hand = {
  reused: "by hand, objects, reused result",
  fresh: "by hand, objects, fresh result",
  clauses: "by hand, objects, list of 42 outcomes",
  objects: "by hand, objects",
  fused: "by hand, columns, one loop",
  blocked: "by hand, columns, blocked",
} as const;

/** The system by hand that a ratio is to; work that nobody does by hand has none. */
export const handOf: Readonly<Record<string, { readonly name: string; readonly system: string }>> = {
  [works.amounts]: { name: works.amounts, system: hand.fresh },
  [works.reasons]: { name: works.reasons, system: hand.clauses },
  [works.table]: { name: works.table, system: hand.blocked },
  // By hand nothing is unknown, so this is to the whole facts.
  [works.holes]: { name: works.table, system: hand.blocked },
};
