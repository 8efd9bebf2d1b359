import { noticeRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import { today } from "#kernel/clock.ts";
import { closeNotices, leaveNotice, noticeRecord } from "./close.ts";
import { fileObjection, followUp } from "./object.ts";
import { answerAsClaimant, claimObjection } from "./claimant.ts";
import { askAbout, closeObjection, listObjections, readObjection } from "./objections.ts";
import { publicNotice, publicNotices } from "./open.ts";
import { perAddress } from "./per-address.ts";
import { changeNotice, dropNotice, prepareNotice } from "./prepare.ts";
import { publishNotice } from "./publish.ts";
import { candidateGroups, listNotices, readNotice } from "./read.ts";

const closeJob = "notices.close";

/** Public notice 公示 and objections 异议. */
export function noticeRoutes(http: FastifyInstance, deps: ModuleDeps): void {
  const { clock, events, permissions, sealing, database } = deps;
  const ground = { clock, events, permissions, sealing };
  const limit = perAddress();

  // What everybody may read or say: row-level security shows no table of ours to a stranger, so the work is the system's.
  handle(http, routes.publicNotices, ({ query }) =>
    database.asSystem("public notices", (tx) => publicNotices(tx, today(clock), query)),
  );
  handle(http, routes.publicNotice, ({ params }) =>
    database.asSystem("a public notice", (tx) => publicNotice(tx, today(clock), params.id)),
  );
  handle(http, routes.fileObjection, ({ params, body }, { ip }) => {
    limit(ip, clock.now());
    return database.asSystem("take an objection", (tx) => fileObjection(tx, ground, params.id, body));
  });
  handle(http, routes.followObjection, ({ body }, { ip }) => {
    limit(ip, clock.now());
    return database.asSystem("follow an objection up", (tx) => followUp(tx, ground, body));
  });

  handle(http, routes.notices, ({ query, within }) => within((tx) => listNotices(tx, today(clock), query)));
  handle(http, routes.noticeCandidates, ({ query, within }) => within((tx) => candidateGroups(tx, ground, query.kind)));
  handle(http, routes.prepareNotice, ({ body, actor, scope, within }) =>
    within((tx) => prepareNotice(tx, { ...ground, actor, scope }, body)),
  );
  handle(http, routes.notice, ({ params, actor, scope, within }) =>
    within((tx) => readNotice(tx, { ...ground, actor, scope }, params.id)),
  );
  handle(http, routes.changeNotice, ({ params, body, actor, scope, within }) =>
    within((tx) => changeNotice(tx, { ...ground, actor, scope }, params.id, body)),
  );
  handle(http, routes.dropNotice, async ({ params, actor, scope, within }) => {
    await within((tx) => dropNotice(tx, { ...ground, actor, scope }, params.id));
    return {};
  });
  handle(http, routes.publishNotice, ({ params, actor, scope, within }) =>
    within((tx) => publishNotice(tx, { ...ground, actor, scope }, params.id)),
  );
  handle(http, routes.noticeRecord, ({ params, within }) => within((tx) => noticeRecord(tx, params.id, today(clock))));
  handle(http, routes.objections, ({ query, within }) => within((tx) => listObjections(tx, query)));
  handle(http, routes.objection, ({ params, actor, scope, within }) =>
    within((tx) => readObjection(tx, { ...ground, actor, scope }, params.id)),
  );
  handle(http, routes.askAboutObjection, ({ params, body, actor, scope, within }) =>
    within((tx) => askAbout(tx, { ...ground, actor, scope }, params.id, body)),
  );
  handle(http, routes.closeObjection, ({ params, body, actor, scope, within }) =>
    within((tx) => closeObjection(tx, { ...ground, actor, scope }, params.id, body)),
  );
  handle(http, routes.claimObjection, ({ params, within }) => within((tx) => claimObjection(tx, sealing, params.id)));
  handle(http, routes.answerObjection, ({ params, body, actor, scope, within }) =>
    within((tx) => answerAsClaimant(tx, { ...ground, actor, scope }, params.id, body.text)),
  );
}

/** Every night notices whose time has passed are closed; a claim that is taken back leaves its notice at once. */
export function noticeJobs(deps: ModuleDeps): void {
  deps.events.on("claim.moved", async (tx, { claim, to }) => {
    if (to === "withdrawn") await leaveNotice(tx, claim);
  });
  deps.jobs.define(closeJob, (_: object, { signal }: JobContext) => closeNotices(deps, signal));
  deps.jobs.every(closeJob, "5 0 * * *", { atStart: true });
}
