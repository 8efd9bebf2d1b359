/** The schemes of recognition as published, today or in the version under which one was granted. */
import type { Policy, RecognitionScheme, Service } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";

export type Published<Thing> = { readonly thing: Thing; readonly policy: Policy; readonly version: string };

/** Everything that the documents bearing on these places recognise or serve, each once. */
async function published<Thing extends { readonly id: string; readonly measure: string }>(
  tx: ScopedTransaction,
  places: readonly string[],
  of: (policy: Policy) => readonly Thing[] | undefined,
): Promise<Published<Thing>[]> {
  const found = new Map<string, Published<Thing>>();
  for (const place of places) {
    const { policies, find } = await rulesAt(tx, place, { now: true });
    for (const policy of policies)
      for (const thing of of(policy) ?? []) {
        const version = find(thing.measure)?.version;
        if (version !== undefined) found.set(thing.id, { thing, policy, version });
      }
  }
  return [...found.values()];
}

export const schemesAt = (tx: ScopedTransaction, places: readonly string[]): Promise<Published<RecognitionScheme>[]> =>
  published(tx, places, ({ recognitions }) => recognitions);
export const servicesAt = (tx: ScopedTransaction, places: readonly string[]): Promise<Published<Service>[]> =>
  published(tx, places, ({ services }) => services);

/** Exactly the document of a version. */
export async function policyOf(tx: ScopedTransaction, place: string, version: string): Promise<Policy> {
  const { policies } = await rulesAt(tx, place, { versions: [version] });
  const [policy] = policies;
  if (policy === undefined) throw new Error(`there is no document version ${version}`);
  return policy;
}

export function noScheme(id: string): Refusal {
  return new Refusal("not_found", { zh: `没有“${id}”这项认定。`, en: `There is no recognition ${id}.` });
}
