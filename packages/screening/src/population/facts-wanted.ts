/** Which facts a set of benefits can look at: the columns worth having. */
import { prepare, type Benefit, type Vocabulary } from "@jucai/engine/run";

/** Ids of facts and of lists, keys of things included. */
export function factsWanted(vocabulary: Vocabulary, benefits: readonly Benefit[]): ReadonlySet<string> {
  const lists = new Map(vocabulary.subjects.flatMap(({ id, list }) => (list ? [[id, list] as const] : [])));
  const wanted = new Set<string>();
  for (const { benefit, ranks } of prepare(vocabulary, benefits).benefits) {
    const { each } = benefit;
    for (const id of ranks.keys()) wanted.add(id);
    if (each) wanted.add(each.list);
    if (each?.unique) wanted.add(each.unique.key);
  }
  for (const { id, subject } of vocabulary.facts) {
    const list = lists.get(subject);
    if (list !== undefined && wanted.has(id)) wanted.add(list);
  }
  return wanted;
}
