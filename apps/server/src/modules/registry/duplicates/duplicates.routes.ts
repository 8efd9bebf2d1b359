import { duplicateRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, type Input } from "#http/handle.ts";
import { recordAccesses } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { checkJob } from "./check.ts";
import { compare } from "./compare.ts";
import { beyondReach, type Decider, merge, reopen, tellApart, unmerge } from "./decide.ts";
import { askForCheck, summaryOf } from "./checks.ts";
import { cardOf, listPairs, type Pair, readPair, sidesOf } from "./pairs.ts";

/** Pairs of persons who look like one: found in the background, decided by somebody who reaches both. */
export function duplicateRoutes(http: FastifyInstance, { database, clock, jobs }: ModuleDeps): void {
  handle(http, routes.duplicates, async ({ query, within }) => {
    const { pairs, total } = await within((tx) => listPairs(tx, query));
    const sides = await sidesOf(database, within, pairs);
    return { items: pairs.map((pair) => cardOf(pair, sides)), page: query.page, pageSize: query.pageSize, total };
  });

  handle(http, routes.duplicateSummary, ({ within }) => within(summaryOf));

  handle(http, routes.duplicate, async ({ params, actor, language, within }) => {
    const pair = await within((tx) => readPair(tx, params.id));
    const sides = await sidesOf(database, within, [pair]);
    const visible = [...sides.values()].filter((side) => side.visible);
    const both = visible.length === 2;
    const compared = await within(async (tx) => {
      await recordAccesses(
        tx,
        actor,
        visible.map(({ id }) => ({ person: id, action: "read" })),
      );
      return compare(tx, pair, language);
    });
    return { pair: cardOf(pair, sides), ...compared, may: { decide: both, why: both ? null : beyondReach } };
  });

  handle(http, routes.checkDuplicates, ({ actor, within }) =>
    within(async (tx) => ({ job: await askForCheck(tx, jobs, checkJob, actor.account) })),
  );

  type Deciding = Pick<Input<typeof routes.mergeDuplicate>, "actor" | "within">;
  const decided = async (
    { actor, within }: Deciding,
    decide: (tx: ScopedTransaction, by: Decider) => Promise<Pair>,
  ) => {
    const pair = await within((tx) => decide(tx, { actor, clock }));
    return cardOf(pair, await sidesOf(database, within, [pair]));
  };
  handle(http, routes.mergeDuplicate, (input) =>
    decided(input, (tx, by) => merge(tx, by, input.params.id, input.body)),
  );
  handle(http, routes.unmergeDuplicate, (input) =>
    decided(input, (tx, by) => unmerge(tx, by, input.params.id, input.body.why)),
  );
  handle(http, routes.distinctDuplicate, (input) =>
    decided(input, (tx, by) => tellApart(tx, by, input.params.id, input.body.why)),
  );
  handle(http, routes.reopenDuplicate, (input) =>
    decided(input, (tx, by) => reopen(tx, by, input.params.id, input.body.why)),
  );
}
