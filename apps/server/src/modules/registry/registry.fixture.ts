/** What tests of the registry share: an application, its units, and people who sign in without ceremony. */
import { randomUUID } from "node:crypto";
import type { Role } from "@jucai/contract";
import type { InjectOptions } from "fastify";
import type { Http } from "#http/deps.ts";
import type { Actor, Grant } from "#kernel/permissions/index.ts";
import { registryTables } from "./registry.tables.ts";
import { anApp, type AppTestOptions, type TestApp } from "../../../test/app.ts";

/** Identity numbers that are well formed and nobody's. */
export const validIds = [
  "350423199005151236",
  "11010519491231002X",
  "440524188001010014",
  "830000199201300022",
] as const;

export type Registry = TestApp & {
  readonly units: {
    readonly qingliu: string;
    readonly townA: string;
    readonly townB: string;
    readonly nanping: string;
  };
  /** Sends requests as somebody with these roles. */
  readonly as: (actor: Actor) => Send;
  readonly actor: (role: Role, over?: Partial<Actor> & { readonly grant?: Partial<Grant> }) => Actor;
};
export type Answer = { readonly status: number; readonly body: any };
/** `key` names the wish of a route that happens once; left out, each call is a wish of its own. */
export type Send = (
  method: NonNullable<InjectOptions["method"]>,
  url: string,
  payload?: object,
  key?: string,
) => Promise<Answer>;

const qingliu = "350423";

export async function aRegistry(options: AppTestOptions = {}): Promise<Registry> {
  const app = await anApp(options);
  const actors = new Map<string, Actor>();
  Object.assign((app.http as Http).jucai, {
    loadActor: async ({ bearer }: { bearer?: string }) => {
      const actor = actors.get(bearer ?? "");
      return actor === undefined ? undefined : { actor, csrf: "" };
    },
  });
  const units = await unitsOf(app);
  const as = (actor: Actor): Send => {
    const token = `token-of-${actor.account}`;
    actors.set(token, actor);
    return async (method, url, payload, key = randomUUID()) => {
      const headers = { authorization: `Bearer ${token}`, "accept-language": "zh", "idempotency-key": key };
      const answer = await app.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
      return {
        status: answer.statusCode,
        body: answer.headers["content-type"]?.toString().includes("json") ? answer.json() : answer.body,
      };
    };
  };
  return { ...app, units, as, actor: (role, over = {}) => actorOf(role, units, over) };
}

const field = new Set<Role>(["township_clerk", "employer_clerk", "service_specialist"]);

function actorOf(
  role: Role,
  units: Registry["units"],
  over: Partial<Actor> & { readonly grant?: Partial<Grant> },
): Actor {
  const { grant, ...rest } = over;
  const unit = grant?.unit ?? (field.has(role) ? units.townA : units.qingliu);
  const reach = field.has(role) ? { units: [unit], places: [] } : { units: [unit], places: [qingliu] };
  const own = role === "person" ? { units: [], places: [] } : reach;
  return {
    account: crypto.randomUUID(),
    name: `测试${role}`,
    person: null,
    session: null,
    grants: [{ role, unit, ...own, ...grant }],
    ...rest,
  };
}

async function unitsOf(app: TestApp): Promise<Registry["units"]> {
  const rows = await app.connection.scoped.asSystem("tests", (tx) =>
    registryTables(tx).selectFrom("unit").select(["id", "kind", "place"]).orderBy("pinyin").execute(),
  );
  const first = (kind: string, place: string, nth = 0) => {
    const found = rows.filter((row) => row.kind === kind && row.place === place)[nth];
    if (found === undefined) throw new Error(`there is no ${kind} in ${place}`);
    return found.id;
  };
  return {
    qingliu: first("jurisdiction", qingliu),
    townA: first("township", qingliu, 0),
    townB: first("township", qingliu, 1),
    nanping: first("jurisdiction", "350700"),
  };
}
