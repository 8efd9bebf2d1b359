import type { ServiceRequestView } from "@jucai/contract";
import type { Service, Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { policyOf } from "../recognitions/schemes.ts";
import { type Content, openContent } from "./content.ts";
import { type Request, serviceTables } from "./services.tables.ts";

const gone: Content = { answers: {}, words: null, answer: null };

export async function viewsOf(
  tx: ScopedTransaction,
  sealing: Sealing,
  rows: readonly Request[],
  day: string,
): Promise<ServiceRequestView[]> {
  const ids = rows.map(({ id }) => id);
  const events = await eventsOf(tx, ids);
  const names = await unitNames(
    tx,
    rows.map(({ unit }) => unit),
  );
  const views: ServiceRequestView[] = [];
  for (const row of rows) {
    const { services } = await policyOf(tx, row.place, row.rule_version);
    const service = services?.find(({ id }) => id === row.service);
    if (service === undefined) throw new Error(`version ${row.rule_version} has no service ${row.service}`);
    const content = (await openContent(tx, sealing, row)) ?? gone;
    views.push(viewOf(row, service, content, day, events.get(row.id) ?? [], names.get(row.unit)));
  }
  return views;
}

function viewOf(
  row: Request,
  service: Service,
  { answers, words, answer }: Content,
  day: string,
  events: ServiceRequestView["events"],
  unit: Text = { zh: "—", en: "—" },
): ServiceRequestView {
  const { person_id: person, employer_id: employer, answered_on: on } = row;
  return {
    id: row.id,
    number: row.number,
    service: { id: service.id, name: service.name, measure: service.measure, clause: service.clause },
    asker: { kind: person === null ? "employer" : "person", id: person ?? employer ?? "", name: row.asker_name },
    answers: service.asks.flatMap((it) => {
      const given = answers[it.key];
      if (given === undefined || given === "") return [];
      const chosen = it.values?.find(({ id }) => id === given)?.label.zh;
      return [{ key: it.key, label: it.label, value: chosen ?? given }];
    }),
    words,
    state: row.state,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    dueKnown: row.due_known,
    late: isLate(row, day),
    unit: { id: row.unit, name: unit },
    handler: row.handler_name,
    answer: on === null ? null : { words: answer ?? "", on, by: row.answered_name ?? "" },
    events,
    version: row.version,
  };
}

/** Open beyond its day, or answered after it. */
export function isLate({ due_on: due, answered_on: answered, state }: Request, day: string): boolean {
  return due !== null && state !== "withdrawn" && (answered ?? day) > due;
}

const says = {
  ask: { zh: "提交申请", en: "Asked" },
  take: { zh: "开始办理", en: "Seen to" },
  pass: { zh: "转给别的单位", en: "Handed on" },
  grant: { zh: "办结", en: "Granted" },
  decline: { zh: "不予办理", en: "Declined" },
  withdraw: { zh: "申请人撤回", en: "Taken back" },
  remind: { zh: "催办", en: "Reminded" },
} as const;

async function eventsOf(
  tx: ScopedTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ServiceRequestView["events"]>> {
  if (ids.length === 0) return new Map();
  const rows = await serviceTables(tx)
    .selectFrom("service_event")
    .select(["request", "at", "actor_name", "what", "words"])
    .where("request", "in", [...ids])
    .orderBy("id")
    .execute();
  const groups = Map.groupBy(rows, ({ request }) => request);
  return new Map(
    [...groups].map(([id, of]) => [
      id,
      of.map(({ at, actor_name, what, words }) => ({ at: at.toISOString(), by: actor_name, says: says[what], words })),
    ]),
  );
}

async function unitNames(tx: ScopedTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, name from unit where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
