/** A county with its tasks, days that pass as a test says, and people of its units who sign in without ceremony. */
import type { Activity, Assignment, AssignmentDetail, AssignmentList } from "@jucai/contract";
import { sql } from "kysely";
import { expect } from "vitest";
import { aRegistry, type Registry, type Send } from "../src/modules/registry/registry.fixture.ts";
import { asOwner } from "./database.ts";
import { supervisionDay } from "../src/modules/supervision/index.ts";

export type TasksApp = Registry & {
  /** A day begins: noon in Shanghai, and the nightly job has run. */
  readonly dawn: (day: string) => Promise<void>;
  /** The unit that a document calls by a key. */
  readonly unit: (pack: string, key: string) => string;
  /** The talent office, or whoever else collects the tasks of a document in its place. */
  readonly collector: (pack: string) => Send;
  /** Somebody of a unit, by the unit's id; of a township. */
  readonly officer: (unit: string) => Send;
  readonly clerk: (unit: string) => Send;
  readonly system: <Value>(query: ReturnType<typeof sql<Value>>) => Promise<Value[]>;
};

const places: Readonly<Record<string, string>> = {
  "qingliu-2023-1": "350423",
  "qingliu-huigui-2023": "350423",
  "linxia-2021-48": "622900",
  "minhou-2021-81": "350121",
  "nanping-2021-2": "350700",
};

/**
 * The whole server on a day of one's own. `keep` leaves out the tasks of other documents and all units but these, for
 * tests that live through many days.
 */
export async function aTasksApp(first: string, keep?: Readonly<Record<string, readonly string[]>>): Promise<TasksApp> {
  let day = first;
  const clock = { now: () => new Date(`${day}T04:00:00Z`) };
  const app = await aRegistry({ clock });
  const { connection, as, actor } = app;
  const system: TasksApp["system"] = async (query) =>
    (await connection.scoped.asSystem("tests of tasks", (tx) => query.execute(tx))).rows;
  const bound = await system(sql<{ pack: string; key: string; unit: string }>`select pack, key, unit from pack_unit`);
  const named = new Map(bound.map((row) => [`${row.pack} ${row.key}`, row.unit]));
  const unit = (pack: string, key: string): string => {
    const found = named.get(`${pack} ${key}`);
    if (found === undefined) throw new Error(`${pack} has no unit ${key}`);
    return found;
  };
  if (keep !== undefined) {
    const kept = Object.entries(keep).flatMap(([pack, keys]) => keys.map((key) => unit(pack, key)));
    await system(sql`update unit set valid_to = '2000-01-01'
      where id <> all(${kept}::uuid[]) and kind not in ('group', 'jurisdiction')`);
    const others = "update document_version set body = body - 'supervision' where document <> all($1)";
    await asOwner(connection, (owner) => owner.query(others, [Object.keys(keep)]));
  }
  const senders = new Map<string, Send>();
  const sender = (
    role: "talent_office" | "officer" | "township_clerk",
    of: string,
    within: readonly string[],
  ): Send => {
    const key = `${role} ${of}`;
    const known = senders.get(key) ?? as(actor(role, { grant: { unit: of, units: [of], places: [...within] } }));
    senders.set(key, known);
    return known;
  };
  const offices: Readonly<Record<string, string>> = {
    "linxia-2021-48": "prefecture-office",
    "minhou-2021-81": "county-office",
    "nanping-2021-2": "organisation-department",
  };
  return {
    ...app,
    dawn: async (on) => {
      day = on;
      await supervisionDay({ database: connection.scoped, clock });
    },
    unit,
    collector: (pack) =>
      sender("talent_office", unit(pack, offices[pack] ?? "talent-office"), [places[pack] ?? "350423"]),
    officer: (of) => sender("officer", of, []),
    clerk: (of) => sender("township_clerk", of, []),
    system,
  };
}

/** All assignments that a reader sees, narrowed down. */
export async function assignmentsBy(send: Send, filter: Readonly<Record<string, string>>): Promise<Assignment[]> {
  const all: Assignment[] = [];
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ ...filter, page: String(page), pageSize: "100" });
    const { status, body } = await send("GET", `/api/v1/assignments?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const { items, total } = body as AssignmentList;
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

export async function assignmentBy(send: Send, id: string): Promise<AssignmentDetail> {
  const { status, body } = await send("GET", `/api/v1/assignments/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as AssignmentDetail;
}

/** Hands a report in and accepts it: what the platform does not count by itself is done. */
export async function reportAndAccept(
  unit: Send,
  collector: Send,
  id: string,
  value?: number,
): Promise<AssignmentDetail> {
  const report = { progress: "已按要求完成，材料见附件。", ...(value === undefined ? {} : { value }) };
  const handedIn = await unit("POST", `/api/v1/assignments/${id}/report`, report);
  expect(handedIn.status, JSON.stringify(handedIn.body)).toBe(200);
  const accepted = await collector("POST", `/api/v1/assignments/${id}/accept`);
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
  return accepted.body as AssignmentDetail;
}

/** Records an activity that a unit held on a day. */
export async function hold(send: Send, activity: { kind: string; unit: string; on: string; people?: number }) {
  const { status, body } = await send("POST", "/api/v1/activities", { title: "测试活动", people: 12, ...activity });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Activity;
}

/** Opens a sitting, writes its minutes and signs them. */
export async function sit(send: Send, assignment: string, on: string): Promise<void> {
  const opened = await send("POST", "/api/v1/sittings", { assignment, on });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  const { id, version, agenda } = opened.body;
  const minutes = agenda.map((point: object) => ({ ...point, minutes: "逐项通报，同意按计划推进。" }));
  const words = { version, on, chair: "召集人", present: ["各成员单位"], agenda: minutes, resolutions: [] };
  const written = await send("PUT", `/api/v1/sittings/${id}`, words);
  expect(written.status, JSON.stringify(written.body)).toBe(200);
  const signed = await send("POST", `/api/v1/sittings/${id}/sign`, { version: written.body.version });
  expect(signed.status, JSON.stringify(signed.body)).toBe(200);
}

/** The place sets the days of a holiday. */
export async function setHoliday(app: TasksApp, holiday: string, from: string, to: string): Promise<void> {
  const body = { place: "350423", holiday, year: Number(from.slice(0, 4)), from, to, basis: "教育局校历" };
  const answer = await app.collector("qingliu-2023-1")("PUT", "/api/v1/task-holidays", body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
