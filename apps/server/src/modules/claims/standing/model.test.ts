/**
 * Random commands by random actors find no forbidden state: first over the table of transitions alone, then over
 * claims in PostgreSQL, where steps, subjects, events and versions are looked at after every command.
 */
import { type ClaimStatus, claimStatuses, type Role } from "@jucai/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { aClaims, type ClaimsApp } from "../claims.fixture.ts";
import { type Claim, claimsTables, type ClaimStep } from "../claims.tables.ts";
import type { Command } from "./command.ts";
import { commands, ended, next, targets, transitions, withMoney } from "./transitions.ts";

describe("the table of transitions", () => {
  const leads = (from: ClaimStatus) => commands.flatMap((command) => targets(from, command));

  it("names only statuses of the closed list, and leaves none that cannot be reached or left but where it ends", () => {
    const reached = new Set(claimStatuses.flatMap(leads));
    expect(claimStatuses.filter((status) => !reached.has(status))).toEqual(["draft"]);
    expect(claimStatuses.filter((status) => leads(status).length === 0)).toEqual(["withdrawn"]);
  });

  it("never comes to money without an approval, and never back from what the claimant took back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...commands), fc.constantFrom(...claimStatuses)), { maxLength: 60 }),
        (moves) => {
          let status: ClaimStatus = "draft";
          let approved = false;
          for (const [command, wanted] of moves) {
            const to = next(status, command, wanted);
            if (to === undefined) continue;
            expect(status).not.toBe("withdrawn");
            if (withMoney.has(to) || to === "suspended") expect(approved).toBe(true);
            if (command === "approve") approved = true;
            if (to === "rejected") approved = false;
            status = to;
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("lets only the claimant's own commands take place while a correction is open", () => {
    expect(commands.filter((command) => targets("correction", command).length > 0)).toEqual([
      "correct",
      "lapse",
      "withdraw",
      "undo",
    ]);
    expect(Object.keys(transitions)).toEqual([...commands]);
  });
});

let app: ClaimsApp;
let now = new Date("2023-03-01T04:00:00Z");
beforeAll(async () => {
  app = await aClaims({ clock: { now: () => now } });
  for (const step of ["review", "check", "decide"]) await app.set(`process:qingliu-2023-1/standard#days.${step}`, 5);
});
afterAll(() => app.close());

const unitOf = (steps: readonly ClaimStep[], key: string) => steps.find((step) => step.key === key)?.unit ?? "";

describe("a step", () => {
  it("is done by its role at its unit, by nobody who made or checked the claim before, and never by the claimant", async () => {
    const claim = await app.submitted();
    const steps = await app.steps(claim.id);
    const unit = unitOf(steps, "review");
    const review = steps.find(({ key }) => key === "review")?.id ?? "";
    const pass = (step: string, actor: Actor) =>
      app.move(claim.id, { do: "pass", step, opinion: "同意" }, actor).then(
        () => "done",
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
    const person = claim.person_id ?? "";
    const grantAt = (role: Role) => ({ role, unit, units: [unit], places: ["350423"] });
    const refused: Record<string, Actor> = {
      claimant: app.himself(person),
      "the claimant as an officer": { ...app.officer("officer", unit), person },
      "an officer who filled it in": { ...app.officer("officer", unit), account: claim.made_by },
      "another unit": app.officer("officer", app.units.townA),
      reviewer: app.officer("reviewer", unit),
      approver: app.officer("approver", unit),
      talent_office: app.officer("talent_office", unit),
      window_clerk: app.officer("window_clerk", unit),
      supervisor: app.officer("supervisor", unit),
      finance_preparer: app.officer("finance_preparer", unit),
      finance_releaser: app.officer("finance_releaser", unit),
      system_admin: app.officer("system_admin", unit),
      "an employer's clerk": app.clerkOf(await app.anEmployer()),
      "somebody acting for another": {
        ...app.officer("officer", unit),
        onBehalfOf: { person: await app.aPerson(), delegation: crypto.randomUUID(), purposes: ["apply"] },
      },
    };
    for (const [who, actor] of Object.entries(refused)) expect(await pass(review, actor), who).toBe("not_allowed");
    const all = {
      ...app.officer("officer", unit),
      grants: [grantAt("officer"), grantAt("reviewer"), grantAt("approver")],
    };
    expect(await pass(review, all)).toBe("done");
    const check = steps.find(({ key }) => key === "check")?.id ?? "";
    expect(await pass(check, all)).toBe("not_allowed");
    expect(await pass(review, app.officer("officer", unit))).toBe("wrong_state");
    expect(await pass(check, app.officer("reviewer", unit))).toBe("done");
    const decide = steps.find(({ key }) => key === "decide")?.id ?? "";
    expect(await pass(decide, app.officer("approver", unit))).toBe("wrong_state");
    const approve = {
      do: "approve",
      step: decide,
      opinion: "同意",
      decision: crypto.randomUUID(),
      amountFen: null,
    } as const;
    await expect(app.move(claim.id, approve, all)).rejects.toMatchObject({ code: "not_allowed" });
    expect((await app.move(claim.id, approve, app.officer("approver", unit))).status).toBe("approved");
    expect((await app.steps(claim.id)).filter(({ state }) => state === "skipped").map(({ key }) => key)).toEqual(
      ["pay", "release"].sort().reverse(),
    );
  });

  it("rests while the claimant corrects, and is due as many working days later", async () => {
    const claim = await app.submitted();
    const [review] = (await app.steps(claim.id)).filter(({ key }) => key === "review");
    expect(review).toMatchObject({ opened_on: "2023-03-01", due_on: "2023-03-08" });
    const officer = app.officer("officer", review?.unit ?? "");
    now = new Date("2023-03-03T04:00:00Z");
    const returned = await app.move(claim.id, { do: "return", step: review?.id ?? "" }, officer);
    expect(returned).toMatchObject({ status: "correction", paused_since: "2023-03-03", round: 1 });
    await expect(app.move(claim.id, { do: "pass", step: review?.id ?? "" }, officer)).rejects.toMatchObject({
      code: "wrong_state",
    });
    now = new Date("2023-03-20T04:00:00Z");
    expect(await app.move(claim.id, { do: "correct" })).toMatchObject({
      status: "in_review",
      paused_since: null,
      due_on: "2023-03-23",
    });
    const passed = await app.move(claim.id, { do: "pass", step: review?.id ?? "", opinion: "同意" }, officer);
    const event = await app.system((tx) =>
      claimsTables(tx)
        .selectFrom("claim_event")
        .select("id")
        .where("claim", "=", claim.id)
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    expect(passed.step).toBe("check");
    now = new Date("2023-03-20T04:00:20Z");
    await expect(
      app.move(claim.id, { do: "undo", event: event.id }, app.officer("officer", review?.unit ?? "")),
    ).rejects.toMatchObject({ code: "wrong_state" });
    expect(await app.move(claim.id, { do: "undo", event: event.id }, officer)).toMatchObject({
      step: "review",
      status: "in_review",
      due_on: "2023-03-23",
    });
    now = new Date("2023-03-01T04:00:00Z");
  });

  it("waits for every unit that countersigns beside it, and the last of them opens the next stage", async () => {
    const claim = await app.submitted();
    const [review] = (await app.steps(claim.id)).filter(({ key }) => key === "review");
    const other = app.units.townA;
    await app.system(async (tx) => {
      const db = claimsTables(tx);
      const { id: _, ...row } = review!;
      const name = JSON.stringify(row.name);
      await db
        .insertInto("claim_step")
        .values({ ...row, name, kind: "countersign", key: "beside", unit: other })
        .execute();
    });
    const beside = (await app.steps(claim.id)).find(({ key }) => key === "beside");
    const first = app.officer("officer", review?.unit ?? "");
    expect(await app.move(claim.id, { do: "pass", step: review?.id ?? "", opinion: "同意" }, first)).toMatchObject({
      status: "in_review",
      step: "beside",
    });
    await expect(app.move(claim.id, { do: "pass", step: beside?.id ?? "" }, first)).rejects.toMatchObject({
      code: "not_allowed",
    });
    const second = app.officer("officer", other);
    expect((await app.move(claim.id, { do: "pass", step: beside?.id ?? "", opinion: "会签" }, second)).step).toBe(
      "check",
    );
  });

  it("is changed by one of two officers who act at the same moment; the other is told", async () => {
    const claim = await app.submitted();
    const [review] = (await app.steps(claim.id)).filter(({ key }) => key === "review");
    const act = () =>
      app.move(
        claim.id,
        { do: "pass", step: review?.id ?? "", opinion: "同意" },
        app.officer("officer", review?.unit ?? ""),
      );
    const outcomes = await Promise.allSettled([act(), act()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "wrong_state" } });
  });
});

/** What a random command is made of; the claim's own steps and people are filled in when it runs. */
type Wish = { readonly do: Command["do"]; readonly who: number; readonly step: number; readonly to: ClaimStatus };
const wish: fc.Arbitrary<Wish> = fc.record({
  do: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Command["do"]>("pass", "pass", "approve", "money", "publish", "clear") },
    { weight: 1, arbitrary: fc.constantFrom<Command["do"]>(...commands) },
    {
      weight: 5,
      arbitrary: fc.constantFrom<Command["do"]>(
        "return",
        "correct",
        "correct",
        "object",
        "dismiss",
        "uphold",
        "reconsider",
      ),
    },
  ),
  /** Below 0: whoever has the step's role; otherwise one of the cast, right or wrong. */
  who: fc.integer({ min: -10, max: 7 }),
  /** Below 0: the open step; otherwise any. */
  step: fc.integer({ min: -12, max: 7 }),
  to: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<ClaimStatus>("paying", "paid", "bounced", "suspended", "clawback") },
    { weight: 1, arbitrary: fc.constantFrom<ClaimStatus>("awaiting_funds", "stopped", "approved") },
  ),
});

type Real = { readonly id: string; readonly cast: readonly (Actor | "system")[] };
type Seen = {
  readonly claim: Claim;
  readonly steps: readonly ClaimStep[];
  readonly events: number;
  readonly live: number;
};

async function see(id: string): Promise<Seen> {
  return app.system(async (tx) => {
    const db = claimsTables(tx);
    const claim = await db.selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const events = await db.selectFrom("claim_event").select("id").where("claim", "=", id).execute();
    const live = await db
      .selectFrom("claim_subject")
      .select("grp")
      .where("claim", "=", id)
      .where("live", "=", true)
      .execute();
    const steps = await db
      .selectFrom("claim_step")
      .selectAll()
      .where("claim", "=", id)
      .orderBy("ordinal")
      .orderBy("key")
      .execute();
    return { claim, steps, events: events.length, live: live.length };
  });
}

/** One random command to a real claim; whatever comes of it, nothing forbidden may stand there afterwards. */
class Try implements fc.AsyncCommand<{ last: Seen }, Real> {
  readonly wish: Wish;
  constructor(it: Wish) {
    this.wish = it;
  }
  check() {
    return true;
  }
  async run(model: { last: Seen }, { id, cast }: Real) {
    const before = model.last;
    const step = stepFor(this.wish, before);
    const command = this.commandFor(step?.id ?? "");
    const actor = actorFor(this.wish, step, cast);
    const done = await app.move(id, command, actor).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
    model.last = await see(id);
    if (!done) expect(model.last).toEqual(before);
    else this.wasAllowed(before, model.last, actor, step);
    reached.add(model.last.claim.status);
    nothingForbidden(model.last);
  }
  commandFor(step: string): Command {
    const opinion = "随机";
    const decision = crypto.randomUUID();
    const { do: what, to } = this.wish;
    switch (what) {
      case "start":
      case "pass":
      case "return":
        return { do: what, step, opinion };
      case "approve":
        return { do: what, step, opinion, decision, amountFen: this.wish.who % 2 === 0 ? null : 100 };
      case "reject":
        return { do: what, step, opinion, decision };
      case "confirm":
        return { do: what, outcome: "confirmed" };
      case "reconsider":
        return { do: what, appeal: decision };
      case "withdraw":
        return { do: what, why: opinion };
      case "money":
        return { do: what, to };
      case "undo":
        return { do: what, event: "1" };
      case "submit":
        return { do: what, set: {} };
      default:
        return { do: what };
    }
  }
  wasAllowed(before: Seen, after: Seen, actor: Actor | "system", step: ClaimStep | undefined) {
    const { do: what } = this.wish;
    expect(targets(before.claim.status, what), `${what} from ${before.claim.status}`).toContain(
      after.claim.status === before.claim.status && what === "money"
        ? targets(before.claim.status, what)[0]
        : after.claim.status,
    );
    expect(after.claim.version).toBe(before.claim.version + 1);
    expect(after.events).toBe(before.events + 1);
    if (!["start", "pass", "return", "approve", "reject"].includes(what) || actor === "system") return;
    expect(step?.state).toBe("open");
    expect(actor.grants.some(({ role, units }) => role === step?.role && units.includes(step?.unit ?? ""))).toBe(true);
    expect(actor.person).not.toBe(before.claim.person_id);
  }
  toString() {
    return JSON.stringify(this.wish);
  }
}

const reached = new Set<ClaimStatus>();

function stepFor({ step }: Wish, { steps }: Seen): ClaimStep | undefined {
  return step < 0 ? steps.find(({ state }) => state === "open") : steps[step % steps.length];
}

function actorFor({ who }: Wish, step: ClaimStep | undefined, cast: Real["cast"]): Actor | "system" {
  if (who >= 0) return cast[who % cast.length] ?? "system";
  const right = (each: Actor | "system") => each === "system" || each.grants.some(({ role }) => role === step?.role);
  return cast.filter((each) => each !== "system").find(right) ?? "system";
}

const checking = new Set(["review", "countersign", "decide"]);

function nothingForbidden({ claim, steps, live }: Seen): void {
  const { status } = claim;
  const checks = steps.filter(({ kind }) => checking.has(kind));
  const open = steps.filter(({ state }) => state === "open" || state === "returned");
  // Past the decision everything was checked, each time by somebody else.
  if (
    ["approved", "in_notice", "awaiting_funds", "paying", "paid", "bounced", "suspended", "clawback"].includes(status)
  ) {
    expect(
      checks.every(({ state }) => state === "done"),
      `${status} with an open check`,
    ).toBe(true);
    const accounts = checks.flatMap(({ done_by }) => done_by ?? []);
    expect(new Set(accounts).size).toBe(accounts.length);
  }
  if (["awaiting_employer", "submitted", "in_review", "correction"].includes(status)) {
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map(({ ordinal }) => ordinal)).size).toBe(1);
    expect(checks.some(({ state }) => state !== "done")).toBe(true);
  }
  expect(claim.paused_since !== null).toBe(status === "correction");
  expect(live > 0, `${status} with ${live} live`).toBe(!(ended.has(status) && (status !== "stopped" || live === 0)));
  if (status === "withdrawn") expect(open).toEqual([]);
  const due = open.flatMap(({ due_on }) => due_on ?? []).sort()[0] ?? null;
  if (status !== "withdrawn") expect(claim.due_on).toBe(due);
}

/** A claim from which the random commands start: before or after its decision, with or without money. */
async function startAt(start: string, person: string): Promise<string> {
  if (start === "asked") return (await app.handedIn(person)).id;
  if (start === "review") return (await app.submitted(person)).id;
  const { claim, step } = await app.toDecide(person);
  const approver = app.officer("approver", step.unit ?? "");
  const approve = {
    do: "approve",
    step: step.id,
    opinion: "同意",
    decision: crypto.randomUUID(),
    amountFen: 100,
  } as const;
  await app.move(claim.id, approve, approver);
  if (start === "funds") return claim.id;
  await app.move(claim.id, { do: "publish" });
  await app.move(claim.id, { do: "clear" });
  return (await app.move(claim.id, { do: "money", to: "paid" })).id;
}

describe("claims in the database", () => {
  it("come to no forbidden state by random commands of random actors", async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.commands([wish.map((it) => new Try(it))], { maxCommands: 60, size: "max" }),
        fc.constantFrom("asked", "review", "funds", "paid"),
        async (list, start) => {
          const person = await app.aPerson();
          const id = await startAt(start, person);
          const unit = unitOf(await app.steps(id), "review");
          const cast = [
            "system" as const,
            app.officer("officer", unit),
            app.officer("reviewer", unit),
            app.officer("approver", unit),
            app.himself(person),
            app.officer("officer", app.units.townA),
            {
              ...app.officer("approver", unit),
              grants: (["officer", "reviewer", "approver"] as const).map((role) => ({
                role,
                unit,
                units: [unit],
                places: ["350423"],
              })),
            },
            { ...app.officer("officer", unit), person },
          ];
          tried += [...list].length;
          await fc.asyncModelRun(async () => ({ model: { last: await see(id) }, real: { id, cast } }), list);
        },
      ),
      { numRuns: 10, seed: 20230301, endOnFailure: true },
    );
    expect(tried).toBeGreaterThan(100);
    expect([...reached].length, [...reached].join(" ")).toBeGreaterThan(11);
  }, 120_000);
});
