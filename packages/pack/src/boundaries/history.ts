/** Cases that no single fact makes: awards held before a cap, several things in a list, the same thing twice. */
import type { Benefit, Item, Start } from "@jucai/engine";
import type { Aspect } from "./aspects.ts";
import { contextsOf, type Ground } from "./ground.ts";
import type { Draft } from "./search.ts";
import type { Decide } from "./start.ts";

/** Awards that leave a cap just enough room, one yuan or one time too little, and none. */
export function heldDrafts({ starts: [base], claim }: Ground, judge: Decide, aspect: Aspect): Draft[] {
  if (!aspect.cap || !base) return [];
  const { benefit } = claim;
  const { limit } = aspect.cap;
  const held = (more: { count: number } | { fen: number }): Draft => ({
    aspect,
    start: { ...base, held: [...base.held, { benefit: benefit.id, ...more }] },
    telling: true,
  });
  if ("count" in limit) return [limit.count - 1, limit.count].filter((it) => it > 0).map((count) => held({ count }));
  const sum = judge(base).amount.totalFen ?? judge(base).amount.maxFen ?? 0;
  const room = limit.fen - sum;
  return [...new Set([room, room + 100, limit.fen])]
    .filter((fen) => fen > 0 && fen <= limit.fen)
    .map((fen) => held({ fen }));
}

/** The same thing named twice in one claim. */
export function uniqueDrafts({ starts: [base] }: Ground, { each }: Benefit, aspect: Aspect): Draft[] {
  const list = each && base?.facts.lists.get(each.list);
  const first = list?.items[0];
  if (aspect.kind !== "unique" || !base || !each?.unique || !first) return [];
  const key = each.unique.key;
  const twice = (names: readonly string[]): Draft => ({
    aspect,
    start: withItems(
      base,
      each.list,
      names.map((name) => new Map(first).set(key, name)),
    ),
    telling: true,
  });
  return [twice(["甲", "乙"]), twice(["甲", "甲"])];
}

/** More things in a list than this are not tried. */
const mostItems = 60;

/** The first thing of a list just as often as its number changes the answer, and once less. */
export function sizeDrafts(ground: Ground, aspect: Aspect, list: string): Draft[] {
  for (const start of contextsOf(ground, aspect)) {
    const first = start.facts.lists.get(list)?.items[0];
    if (!first) continue;
    const sizes = Array.from({ length: mostItems + 1 }, (_, size) =>
      withItems(
        start,
        list,
        Array.from({ length: size }, (_, at) => named(ground, list, first, at)),
      ),
    );
    const truths = sizes.map((it) => ground.truth(aspect, it));
    const edges = sizes.filter((_, at) =>
      [at - 1, at + 1].some((beside) => truths[beside] !== undefined && truths[beside] !== truths[at]),
    );
    if (new Set(edges.map(ground.outcome)).size > 1) return edges.map((it) => ({ aspect, start: it, telling: true }));
  }
  return [];
}

/** Things that a benefit tells apart by a name get one each. */
function named({ claim: { benefit } }: Ground, list: string, first: Item, at: number): Item {
  const key = benefit.each?.list === list ? benefit.each.unique?.key : undefined;
  return key === undefined || at === 0 ? first : new Map(first).set(key, `${String(first.get(key) ?? "")} ${at + 1}`);
}

function withItems(start: Start, list: string, items: readonly Item[]): Start {
  const lists = new Map(start.facts.lists).set(list, { items, complete: true });
  return { ...start, facts: { ...start.facts, lists } };
}
