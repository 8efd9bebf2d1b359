import { recognitionRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { recordAccess } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { send } from "../decisions/decisions.routes.ts";
import { certificateSheet } from "./certificate.ts";
import { countBySchemes, listRecognitions, readRecognition, recognitionsOf } from "./find.ts";
import { proposeLevel, readLevel } from "./level.ts";
import { revoke } from "./revoke.ts";
import { schemesAt } from "./schemes.ts";
import { takeOver } from "./take-over.ts";
import { schemeView } from "./views.ts";

/** Recognitions 认定: who holds which level, certificates and cards, taking over and taking back. */
export function recognitionRoutes(http: FastifyInstance, { clock, events, sealing }: ModuleDeps): void {
  const now = () => today(clock);

  handle(http, routes.recognitions, ({ query, within }) => within((tx) => listRecognitions(tx, query, now())));
  handle(http, routes.recognitionSchemes, ({ scope, within }) =>
    within(async (tx) => {
      const schemes = await schemesAt(tx, scope.places);
      const counts = await countBySchemes(tx, now());
      return { items: schemes.map(({ thing, policy }) => schemeView(thing, policy, counts(thing.id))) };
    }),
  );
  handle(http, routes.myRecognitions, ({ actor, within }) =>
    within(async (tx) => ({ items: actor.person === null ? [] : await recognitionsOf(tx, actor.person, now()) })),
  );
  handle(http, routes.recognition, ({ params, within }) => within((tx) => readRecognition(tx, params.id, now())));
  handle(http, routes.takeOverRecognition, ({ body, actor, scope, within }) =>
    within((tx) => takeOver(tx, { who: actor, scope, clock, events, sealing }, body)),
  );
  handle(http, routes.revokeRecognition, ({ params, body, actor, within }) =>
    within((tx) => revoke(tx, { who: actor, clock, events, sealing }, params.id, body.why)),
  );
  handle(http, routes.claimLevel, ({ params, within }) => within((tx) => readLevel(tx, params.id, now())));
  handle(http, routes.proposeLevel, ({ params, body, actor, within }) =>
    within((tx) => proposeLevel(tx, { actor, clock }, params.id, body)),
  );
  handleFile(http, routes.certificate, async ({ params, query, actor, within }, request, reply) => {
    const url = (code: string) => `${request.protocol}://${request.host}/verify/${code}`;
    const sheet = await within(async (tx) => {
      const printed = await certificateSheet(tx, params.id, { language: query.language, day: now(), url });
      const person = printed.row.person_id;
      if (person !== null && person !== actor.person)
        await recordAccess(tx, actor, { person, action: "print", reason: printed.row.number });
      return printed.sheet;
    });
    return send(reply, sheet);
  });
}
