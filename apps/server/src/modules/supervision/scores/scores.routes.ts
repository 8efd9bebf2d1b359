import { scoreRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { answerAppeal, appeal } from "./appeals.ts";
import { scoreFile } from "./score-file.ts";
import { placeOfUnit, refuseOthers, scoreBoard, unitScore } from "./scores.ts";

/** Yearly scores of units, each point with what it is for, and appeals against them. */
export function scoreRoutes(http: FastifyInstance, { clock }: Pick<ModuleDeps, "clock">): void {
  const now = () => today(clock);
  const yearOf = (wanted: number | undefined) => wanted ?? Number(now().slice(0, 4));

  handle(http, routes.scores, ({ query, within }) => within((tx) => scoreBoard(tx, yearOf(query.year), now())));
  handle(http, routes.unitScore, ({ params, query, scope, within }) =>
    within(async (tx) => {
      const found = await unitScore(tx, params.id, yearOf(query.year), now());
      refuseOthers(scope, found.unit);
      return found;
    }),
  );
  handleFile(http, routes.scoreFile, async ({ query, actor, language, within }, _request, reply) => {
    const year = yearOf(query.year);
    const board = await within(async (tx) => {
      const found = await scoreBoard(tx, year, now());
      await record(tx, actor, { action: "score.export", object: { kind: "score" }, detail: { year } });
      return found;
    });
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="scores-${year}.xlsx"`)
      .header("cache-control", "no-store")
      .send(scoreFile(board, language));
  });
  handle(http, routes.appealScore, ({ body, actor, scope, within }) =>
    within(async (tx) => {
      const { unit, lines } = await unitScore(tx, body.unit, body.year, now());
      refuseOthers(scope, unit);
      if (!lines.some(({ id }) => id === body.line)) throw noLine();
      return appeal(tx, { actor, clock }, { ...body, place: await placeOfUnit(tx, body.unit) });
    }),
  );
  handle(http, routes.answerScoreAppeal, ({ params, body, actor, within }) =>
    within((tx) => answerAppeal(tx, { actor, clock }, params.id, body)),
  );
}

const noLine = () => new Refusal("not_found", { zh: "得分里没有这一项。", en: "There is no such line in the score." });
