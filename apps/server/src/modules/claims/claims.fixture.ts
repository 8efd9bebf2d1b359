/** What tests of claims share: a person with a job, his employer, offices that decide, and a claim as far as it is wanted. */
import type { Application, CaseAnswers, Role } from "@jucai/contract";
import { sql } from "kysely";
import { aRegistry, type Registry } from "#modules/registry/registry.fixture.ts";
import { messenger } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type AppTestOptions, inForce } from "../../../test/app.ts";
import { type Claim, type ClaimStep, claimsTables } from "./claims.tables.ts";
import type { Command, Mover } from "./standing/command.ts";
import { moveClaim } from "./standing/move-claim.ts";
import { stepsOf } from "./standing/steps.ts";

export const place = "350423";
/** A monthly living allowance of a master: 36 times 1,000 yuan; the employer is asked. */
export const allowance = "qingliu-2023-1/05";
export const allowanceAnswers: CaseAnswers = {
  "person.native_place": "350423",
  "person.household": "350424",
  "person.student_origin": "350424",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  "employment.kind": "company",
  "employment.place": "350423",
  "employment.started_on": "2023-03-01",
};

export type ClaimsApp = Registry & {
  /** The registry's person and employer, with keys of their own. */
  readonly aPerson: (name?: string, heldBy?: readonly string[]) => Promise<string>;
  readonly anEmployer: (name?: string) => Promise<string>;
  /** Signed in as a person; as a clerk of an employer; as an officer in a role at a unit. */
  readonly himself: (person: string) => Actor;
  readonly clerkOf: (employer: string) => Actor;
  readonly officer: (role: Role, unit: string) => Actor;
  readonly set: (key: string, value: unknown) => Promise<void>;
  /** A form that is filled in completely; `answers` go over the usual ones. */
  readonly draft: (person: string, over?: Partial<Draft>) => Promise<Application>;
  /** The first claim of such a form, handed in; the employer is still to answer where one is asked. */
  readonly handedIn: (person: string, over?: Partial<Draft>) => Promise<Claim>;
  /** The same after the employer's part: the first review step is open. */
  readonly submitted: (person?: string, over?: Partial<Draft>) => Promise<Claim>;
  /** The same with every step but the deciding one passed by officers of their own; `decide` is open. */
  readonly toDecide: (person?: string, over?: Partial<Draft>) => Promise<{ claim: Claim; step: ClaimStep }>;
  readonly claim: (id: string) => Promise<Claim>;
  readonly steps: (claim: string) => Promise<ClaimStep[]>;
  /** One command past every route, by an actor or by the machine. */
  readonly move: (claim: string, command: Command, actor?: Actor | "system") => Promise<Claim>;
  readonly system: <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
};

export type Draft = {
  readonly chosen: readonly string[];
  readonly answers: CaseAnswers;
  readonly employer: string | null;
  readonly account: { readonly holder: string; readonly bank: string; readonly number: string } | null;
};

/** The whole server with the project's packs; evidence may follow, so that a form needs no files. */
export async function aClaims(options: AppTestOptions = {}): Promise<ClaimsApp> {
  const registry = await aRegistry(options);
  const clock = options.clock ?? inForce;
  const { connection, sealing, actor, as } = registry;
  const system = <T>(work: (tx: ScopedTransaction) => Promise<T>) =>
    connection.scoped.asSystem("tests of claims", work);
  let made = 0;

  const aPerson: ClaimsApp["aPerson"] = async (name = `林测${(made += 1)}`, heldBy = []) => {
    const id = crypto.randomUUID();
    await system((tx) =>
      sql`insert into person (id, place, held_by, name, id_tail, sealed_key)
        values (${id}::uuid, ${place}, ${[...heldBy]}::uuid[], ${name}, '1236', ${sealing.newSubjectKey()})`.execute(
        tx,
      ),
    );
    return id;
  };
  const anEmployer: ClaimsApp["anEmployer"] = async (name = `测试企业${(made += 1)}`) => {
    const id = crypto.randomUUID();
    await system(async (tx) => {
      await sql`insert into unit (id, kind, place, name, pinyin, origin)
        values (${id}::uuid, 'employer', ${place}, ${JSON.stringify({ zh: name, en: name })}, '', '{"by": "test"}')`.execute(
        tx,
      );
      await sql`insert into employer (id, place, name, sealed_key)
        values (${id}::uuid, ${place}, ${name}, ${sealing.newSubjectKey()})`.execute(tx);
    });
    return id;
  };
  const himself: ClaimsApp["himself"] = (person) => actor("person", { person });
  const clerkOf: ClaimsApp["clerkOf"] = (employer) =>
    actor("employer_clerk", { grant: { unit: employer, units: [employer], places: [] } });
  const officer: ClaimsApp["officer"] = (role, unit) =>
    actor(role, { grant: { unit, units: [unit], places: [place] } });
  const set: ClaimsApp["set"] = async (key, value) => {
    await system((tx) =>
      sql`insert into policy_setting (place, key, value, basis, valid_from, set_name, set_at)
        values (${place}, ${key}, ${JSON.stringify(value)}, 'test', '2000-01-01', 'test', now())`.execute(tx),
    );
  };
  const claim: ClaimsApp["claim"] = (id) =>
    system((tx) => claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
  const steps: ClaimsApp["steps"] = (id) => system((tx) => stepsOf(tx, id));
  const move: ClaimsApp["move"] = (id, command, by = "system") => {
    const mover: Mover = { actor: by, clock, events: messenger() };
    return system((tx) => moveClaim(tx, mover, id, command));
  };

  const draft: ClaimsApp["draft"] = async (person, over = {}) => {
    const me = himself(person);
    const employer = over.employer === undefined ? await anEmployer() : over.employer;
    const account =
      over.account === undefined ? { holder: "林测", bank: "测试银行", number: "6222020000000000000" } : over.account;
    const started = await as(me)("POST", "/api/v1/applications", {
      place,
      chosen: over.chosen ?? [allowance],
      answers: { ...allowanceAnswers, ...over.answers },
    });
    if (started.status !== 200) throw new Error(JSON.stringify(started.body));
    const { id, version } = started.body as Application;
    const saved = await as(me)("PATCH", `/api/v1/applications/${id}`, { version, employer, account });
    if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
    return (saved.body as { application: Application }).application;
  };
  const handedIn: ClaimsApp["handedIn"] = async (person, over) => {
    const form = await draft(person, over);
    const body = { version: form.version, declared: true, consent: form.consent.version, accountConsent: true };
    const answer = await as(himself(person))("POST", `/api/v1/applications/${form.id}/submit`, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return claim((answer.body as Application).claims[0]?.id ?? "");
  };
  const submitted: ClaimsApp["submitted"] = async (person, over) => {
    const of = person ?? (await aPerson());
    const handed = await handedIn(of, over);
    return handed.status === "awaiting_employer" ? move(handed.id, { do: "confirm", outcome: "confirmed" }) : handed;
  };
  const toDecide: ClaimsApp["toDecide"] = async (person, over) => {
    const { id } = await submitted(person, over);
    for (;;) {
      const open = (await steps(id)).find(({ state }) => state === "open");
      if (open === undefined) throw new Error("no step is open");
      if (open.kind === "decide") return { claim: await claim(id), step: open };
      await move(id, { do: "pass", step: open.id, opinion: "同意" }, officer(open.role as Role, open.unit ?? ""));
    }
  };
  await set("place#accept_incomplete", true);
  return {
    ...registry,
    aPerson,
    anEmployer,
    himself,
    clerkOf,
    officer,
    set,
    draft,
    handedIn,
    submitted,
    toDecide,
    claim,
    steps,
    move,
    system,
  };
}
