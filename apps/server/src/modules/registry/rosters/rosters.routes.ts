import { rosterRoutes as routes, type UnitBrief } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { today as todayIn } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { voiceOf } from "../facts/voice.ts";
import { type Collect, reaches, rememberedCollecting, withinReach } from "./collecting.ts";
import { type PublishedRoster, publishedRoster } from "./definitions.ts";
import { duesIn, yearOf } from "./dues.ts";
import { listEntries, oneEntry, readEntryView, revealEntry } from "./entries.ts";
import { publicRoster, publishYear } from "./publication.ts";
import { decide, handIn, reportsOf } from "./reports.ts";
import { frozenEntries, takeSnapshot } from "./snapshots.ts";
import { consecutiveYears, summaryFile, summaryOf } from "./summary.ts";
import { rosterDetail, rosterList } from "./views.ts";
import { setWindow } from "./windows.ts";
import { addEntry, withdrawEntry } from "./write.ts";

type Path = { readonly pack: string; readonly roster: string };
const find = (tx: ScopedTransaction, { pack, roster }: Path) => publishedRoster(tx, `${pack}/${roster}`);

/** Rosters: what is due, who has handed in, what stands in them. */
export function rostersRoutes(http: FastifyInstance, { database, clock, sealing, permissions }: ModuleDeps): void {
  const today = () => todayIn(clock);
  const collect = rememberedCollecting();
  const thisYear = () => Number(today().slice(0, 4));

  handle(http, routes.rosters, ({ query, actor, scope, within }) =>
    within(async (tx) => {
      const year = query.year ?? thisYear();
      return { items: await rosterList(tx, withinReach(collect, scope), actor, year, today()), year };
    }),
  );
  handle(http, routes.roster, ({ params, query, scope, within }) =>
    within(async (tx) =>
      rosterDetail(
        tx,
        withinReach(collect, scope),
        await find(tx, params),
        { year: query.year ?? thisYear(), period: query.period },
        today(),
      ),
    ),
  );
  handle(http, routes.rosterEntries, ({ params, query, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      const { year = thisYear(), snapshot, ...filter } = query;
      return snapshot === undefined
        ? listEntries(tx, roster, { ...filter, year })
        : frozenEntries(tx, roster, { ...filter, year: snapshot });
    }),
  );
  handle(http, routes.rosterEntry, ({ params, actor, within }) =>
    within(async (tx) => oneEntry(tx, actor, await find(tx, params), params.id)),
  );
  handle(http, routes.revealRosterEntry, ({ params, body: { reason }, actor, within }) =>
    within(async (tx) => revealEntry(tx, { actor, sealing, reason }, await find(tx, params), params.id)),
  );
  handle(http, routes.addRosterEntry, ({ params, body, actor, language, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      const voice = voiceOf(permissions, actor, ["roster", "create"]);
      const id = await addEntry({ tx, sealing, clock, actor, collect, voice, language }, roster, body);
      return readEntryView(tx, roster, id);
    }),
  );
  handle(http, routes.withdrawRosterEntry, ({ params, body: { why }, actor, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      await withdrawEntry({ tx, actor }, roster, params.id, why);
      return readEntryView(tx, roster, params.id);
    }),
  );
  reportRoutes(http, clock, collect, today);
  handle(http, routes.rosterSummary, ({ params, query, scope, within }) =>
    within(async (tx) =>
      summaryOf(tx, withinReach(collect, scope), await find(tx, params), query.year ?? thisYear(), today()),
    ),
  );
  handleFile(http, routes.rosterSummaryFile, async ({ params, query, actor, scope, within }, _request, reply) => {
    const { roster, file } = await within(async (tx) => {
      const found = await find(tx, params);
      const summary = await summaryOf(tx, withinReach(collect, scope), found, query.year ?? thisYear(), today());
      await record(tx, actor, { action: "roster.summary_export", object: { kind: "roster", id: found.id } });
      return { roster: found, file: await summaryFile(found, summary) };
    });
    const name = encodeURIComponent(`${roster.name.zh}汇总表.xlsx`);
    return reply
      .header("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename="summary.xlsx"; filename*=UTF-8''${name}`)
      .send(Buffer.from(file));
  });
  handle(http, routes.publishedRoster, async ({ params, query }) => {
    const roster = await database.asSystem("which columns of a roster are public", (tx) => find(tx, params));
    return publicRoster(database.open, roster, query.year);
  });
  handle(http, routes.consecutiveYears, ({ params, query, within }) =>
    within(async (tx) => consecutiveYears(tx, await find(tx, params), query.years)),
  );
}

function reportRoutes(http: FastifyInstance, clock: ModuleDeps["clock"], collect: Collect, today: () => string): void {
  const report = async (tx: ScopedTransaction, roster: PublishedRoster, unit: UnitBrief, period: string) => {
    const { whom } = await collect(tx, roster, today());
    const due = duesIn(roster, yearOf(period), new Map()).find((each) => each.period === period);
    const [first] = await reportsOf(tx, roster, { from: [unit], whom }, due ?? { period, day: null }, today());
    if (first === undefined) throw new Error("a unit without a report");
    return first;
  };

  handle(http, routes.handInRoster, ({ params, body: { unit: id, period }, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      const unit = await expectedUnit(tx, collect, roster, id, period, today());
      if (!reaches(scope, unit)) throw notYours();
      await handIn(tx, actor, roster, unit, period, clock.now());
      return report(tx, roster, unit, period);
    }),
  );
  handle(http, routes.returnRoster, ({ params, body: { unit: id, period, why }, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      const unit = await expectedUnit(tx, collect, roster, id, period, today());
      if (!reaches(scope, unit)) throw notYours();
      await decide(tx, actor, roster, unit, period, { state: "returned", note: why, at: clock.now() });
      return report(tx, roster, unit, period);
    }),
  );
  handle(http, routes.acceptRoster, ({ params, body: { unit: id, period }, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      const unit = await expectedUnit(tx, collect, roster, id, period, today());
      if (!reaches(scope, unit)) throw notYours();
      await decide(tx, actor, roster, unit, period, { state: "accepted", note: null, at: clock.now() });
      return report(tx, roster, unit, period);
    }),
  );
  handle(http, routes.snapshotRoster, ({ params, body: { year }, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      if (!scope.all && !scope.places.includes(roster.place)) throw notYours();
      await takeSnapshot(tx, actor, roster, year, clock.now());
      return rosterDetail(tx, collect, roster, { year }, today());
    }),
  );
  handle(http, routes.publishRoster, ({ params, body: { year }, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      if (!scope.all && !scope.places.includes(roster.place)) throw notYours();
      await publishYear(tx, actor, roster, year, clock.now());
      return rosterDetail(tx, collect, roster, { year }, today());
    }),
  );
  handle(http, routes.setRosterWindow, ({ params, body, actor, scope, within }) =>
    within(async (tx) => {
      const roster = await find(tx, params);
      if (!scope.all && !scope.places.includes(roster.place)) throw notYours();
      await setWindow(tx, actor, roster, body, clock.now());
      return rosterDetail(tx, collect, roster, { year: body.year }, today());
    }),
  );
}

/** The unit, if the roster collects from it in such a period. */
async function expectedUnit(
  tx: ScopedTransaction,
  collect: Collect,
  roster: PublishedRoster,
  id: string,
  period: string,
  on: string,
): Promise<UnitBrief> {
  const known = duesIn(roster, yearOf(period), new Map()).some((each) => each.period === period);
  if (!known && roster.due.length > 0) {
    throw new Refusal("not_valid", {
      zh: "文件没有规定这个报送时段。",
      en: "The document asks for no report in such a period.",
    });
  }
  const unit = (await collect(tx, roster, on)).from.find((each) => each.id === id);
  if (unit) return unit;
  throw new Refusal("not_found", {
    zh: "这张名册不向这个单位收集。",
    en: "This roster does not collect from that unit.",
  });
}

const notYours = () =>
  new Refusal("not_allowed", { zh: "这个单位不归您管。", en: "That unit is not yours to speak for." });
