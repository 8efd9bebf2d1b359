import { opinionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record, recordAccesses } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { collectionOfYear, currentYear, handIn } from "./collection.ts";
import { answerOpinion, assignOpinion, closeOpinion } from "./handle-opinion.ts";
import { changeNeed, closeNeed, confirmNeed, listNeeds, recordNeed } from "./needs.ts";
import { opinionWorkbook } from "./opinion-file.ts";
import { listOpinions, opinionsOf, readOpinion, recordOpinion } from "./opinions.ts";

/** More than any county collects in a year; a list beyond it is cut and says so by its length. */
const longestFile = 20_000;

/** Opinions on their way to an answer, the yearly list, and what companies need. */
export function opinionRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  const now = () => today(clock);

  handle(http, routes.opinions, ({ query, within }) => within((tx) => listOpinions(tx, query, now())));
  handle(http, routes.opinion, ({ params, within }) => within((tx) => readOpinion(tx, params.id, now())));
  handle(http, routes.recordOpinion, ({ body, actor, scope, within }) =>
    within((tx) => recordOpinion(tx, { actor, scope, clock }, body)),
  );
  handle(http, routes.assignOpinion, ({ params, body, actor, scope, within }) =>
    within((tx) => assignOpinion(tx, { actor, scope, clock }, params.id, body)),
  );
  handle(http, routes.answerOpinion, ({ params, body, actor, scope, within }) =>
    within((tx) => answerOpinion(tx, { actor, scope, clock }, params.id, body)),
  );
  handle(http, routes.closeOpinion, ({ params, body, actor, scope, within }) =>
    within((tx) => closeOpinion(tx, { actor, scope, clock }, params.id, body.why)),
  );

  handle(http, routes.opinionCollection, ({ query, scope, within }) =>
    within(async (tx) => collectionOfYear(tx, scope, query.year ?? (await currentYear(tx, scope, now())), now())),
  );
  handle(http, routes.handInOpinions, ({ body, actor, scope, within }) =>
    within((tx) => handIn(tx, { actor, scope, clock }, body)),
  );
  handleFile(http, routes.opinionFile, async ({ query, actor, scope, language, within }, _request, reply) => {
    const { year, opinions } = await within(async (tx) => {
      const of = query.year ?? (await currentYear(tx, scope, now()));
      const found = await opinionsOf(tx, { query: { year: of }, limit: longestFile, offset: 0 }, now());
      const persons = new Set(found.flatMap(({ from }) => (from?.kind === "person" ? from.id : [])));
      await recordAccesses(
        tx,
        actor,
        [...persons].map((person) => ({ person, action: "export" })),
      );
      await record(tx, actor, {
        action: "opinion.export",
        object: { kind: "opinion" },
        detail: { year: of, rows: found.length },
      });
      return { year: of, opinions: found };
    });
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="opinions-${year}.xlsx"`)
      .header("cache-control", "no-store")
      .send(opinionWorkbook(year, now(), opinions, language));
  });

  handle(http, routes.needs, ({ query, within }) => within((tx) => listNeeds(tx, query, now())));
  handle(http, routes.recordNeed, ({ body, actor, scope, within }) =>
    within((tx) => recordNeed(tx, { actor, scope, clock }, body)),
  );
  handle(http, routes.changeNeed, ({ params, body, actor, scope, within }) =>
    within((tx) => changeNeed(tx, { actor, scope, clock }, params.id, body)),
  );
  handle(http, routes.confirmNeed, ({ params, actor, scope, within }) =>
    within((tx) => confirmNeed(tx, { actor, scope, clock }, params.id)),
  );
  handle(http, routes.closeNeed, ({ params, body, actor, scope, within }) =>
    within((tx) => closeNeed(tx, { actor, scope, clock }, params.id, body.why)),
  );
}
