import { type LightSchemeAnswer, lightRoutes as routes } from "@jucai/contract";
import type { LightScheme } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { upwards } from "#modules/library/index.ts";
import { schemeOf } from "../plan/scheme.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { problemOf } from "./problem-of.ts";

/** How a place shows and chases its tasks: read by everybody concerned, set by the talent office. */
export function lightRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  handle(http, routes.lightScheme, ({ query, within }) => within((tx) => answerOf(tx, query.place)));
  handle(http, routes.setLightScheme, ({ body: { place, scheme, basis }, actor, scope, within }) =>
    within(async (tx) => {
      if (!scope.all && !scope.places.includes(place)) throw notYours();
      const problem = problemOf(scheme);
      if (problem !== undefined) throw new Refusal("not_valid", problem, [{ field: "scheme", says: problem.zh }]);
      await supervisionTables(tx)
        .insertInto("light_scheme")
        .values({
          place,
          scheme: JSON.stringify(scheme),
          basis,
          set_by: actor.account,
          set_name: actor.name,
          set_at: clock.now(),
          set_on: today(clock),
        })
        .execute();
      await record(tx, actor, { action: "light.set", object: { kind: "light", id: place }, detail: { basis } });
      return answerOf(tx, place);
    }),
  );
}

/** The scheme that holds in a place, and what the place itself has set so far. */
async function answerOf(tx: ScopedTransaction, place: string): Promise<LightSchemeAnswer> {
  const rows = await supervisionTables(tx)
    .selectFrom("light_scheme")
    .select(["place", "scheme", "basis", "set_name as by", "set_on as on"])
    .where("place", "in", upwards(place))
    .orderBy("id", "desc")
    .execute();
  const standing = upwards(place).flatMap((each) => rows.find((it) => it.place === each) ?? [])[0];
  return {
    place,
    scheme: mutable(await schemeOf(tx, place)),
    set: standing === undefined ? null : { by: standing.by, on: standing.on, basis: standing.basis },
    history: rows
      .filter((it) => it.place === place)
      .map(({ by, on, basis, scheme }) => ({ by, on, basis, scheme: mutable(scheme) })),
  };
}

/** The contract's arrays are the engine's, which nobody changes. */
function mutable(scheme: LightScheme): LightSchemeAnswer["scheme"] {
  return scheme as LightSchemeAnswer["scheme"];
}

function notYours(): Refusal {
  return new Refusal("not_allowed", {
    zh: "只能定本辖区的亮灯规则。",
    en: "Only the lights of your own place can be set.",
  });
}
