import { reviewRoutes as routes, type Role } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope } from "#kernel/scope.ts";
import { answerItem, submitCorrection } from "../corrections/answer.ts";
import { correctionsOf } from "../corrections/corrections.ts";
import { returnClaim, signReturn } from "../corrections/return-claim.ts";
import { correctionTemplates } from "../corrections/templates.ts";
import { claimOf } from "../decisions/consider.ts";
import { reassign } from "./handing.ts";
import { answerInquiry, ask, withdrawInquiry } from "./inquiries.ts";
import type { By } from "./ground.ts";
import { judge, setAmount } from "./judge.ts";
import { open } from "./open.ts";
import { release } from "./locks.ts";
import { pass, reject } from "./pass.ts";
import { reviewView } from "./view.ts";
import { hold, recuse, resume, undo } from "./waiting.ts";

const deciding: ReadonlySet<Role> = new Set(["officer", "reviewer", "approver", "talent_office"]);
const isOffice = ({ grants }: Actor, place: string) =>
  grants.some(({ role, places }) => deciding.has(role) && places.includes(place));

type Asking = { readonly actor: Actor; readonly scope: Scope };

/** The review of one claim, and every action on the step that waits. */
export function reviewRoutes(http: FastifyInstance, { clock, sealing, events }: ModuleDeps): void {
  const by = ({ actor, scope }: Asking): By => ({ actor, scope, clock, sealing, events });

  handle(http, routes.review, ({ params, within, ...asking }) => within((tx) => reviewView(tx, by(asking), params.id)));
  handle(http, routes.openForReview, ({ params, within, ...asking }) =>
    within(async (tx) => {
      await open(tx, by(asking), params.id);
      return reviewView(tx, by(asking), params.id);
    }),
  );
  handle(http, routes.releaseReview, ({ params, actor, within }) =>
    within(async (tx) => {
      await release(tx, (await claimOf(tx, params.id)).id, actor);
      return {};
    }),
  );
  handle(http, routes.passStep, ({ params, body, within, ...asking }) =>
    within((tx) => pass(tx, by(asking), params.id, body)),
  );
  handle(http, routes.rejectStep, ({ params, body, within, ...asking }) =>
    within((tx) => reject(tx, by(asking), params.id, body)),
  );
  handle(http, routes.returnClaim, ({ params, body, within, ...asking }) =>
    within((tx) => returnClaim(tx, by(asking), params.id, body)),
  );
  handle(http, routes.judgeCondition, ({ params, body, within, ...asking }) =>
    within(async (tx) => {
      await judge(tx, by(asking), params.id, body);
      return reviewView(tx, by(asking), params.id);
    }),
  );
  handle(http, routes.setAmount, ({ params, body, within, ...asking }) =>
    within(async (tx) => {
      await setAmount(tx, by(asking), params.id, body);
      return reviewView(tx, by(asking), params.id);
    }),
  );
  handle(http, routes.reassignStep, ({ params, body, within, ...asking }) =>
    within((tx) => reassign(tx, by(asking), params.id, body)),
  );
  handle(http, routes.askCountersign, ({ params, body, within, ...asking }) =>
    within((tx) => ask(tx, by(asking), params.id, body)),
  );
  handle(http, routes.answerInquiry, ({ params, body, within, ...asking }) =>
    within((tx) => answerInquiry(tx, by(asking), params.id, body)),
  );
  handle(http, routes.withdrawInquiry, ({ params, within, ...asking }) =>
    within((tx) => withdrawInquiry(tx, by(asking), params.id)),
  );
  handle(http, routes.holdClaim, ({ params, body, within, ...asking }) =>
    within(async (tx) => {
      await hold(tx, by(asking), params.id, body);
      return reviewView(tx, by(asking), params.id);
    }),
  );
  handle(http, routes.resumeClaim, ({ params, body, within, ...asking }) =>
    within(async (tx) => {
      await resume(tx, by(asking), params.id, body.version);
      return reviewView(tx, by(asking), params.id);
    }),
  );
  handle(http, routes.recuse, ({ params, body, within, ...asking }) =>
    within((tx) => recuse(tx, by(asking), params.id, body.why)),
  );
  handle(http, routes.undoAction, ({ params, body, within, ...asking }) =>
    within((tx) => undo(tx, by(asking), params.id, body.action)),
  );

  handle(http, routes.correctionTemplates, () => ({ items: [...correctionTemplates] }));
  handle(http, routes.corrections, ({ params, actor, within }) =>
    within(async (tx) => {
      const claim = await claimOf(tx, params.id);
      const items = await correctionsOf(tx, { claim: claim.id, on: today(clock) });
      // What was never sent stays in the office.
      return { items: isOffice(actor, claim.place) ? items : items.filter(({ sentAt }) => sentAt !== null) };
    }),
  );
  handle(http, routes.signCorrection, ({ params, body, within, ...asking }) =>
    within((tx) => signReturn(tx, by(asking), params.id, body)),
  );
  handle(http, routes.answerCorrectionItem, ({ params, body, within, ...asking }) =>
    within((tx) => answerItem(tx, by(asking), params.id, params.no, body)),
  );
  handle(http, routes.submitCorrection, ({ params, within, ...asking }) =>
    within((tx) => submitCorrection(tx, by(asking), params.id)),
  );
}
