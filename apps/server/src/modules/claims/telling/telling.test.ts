import { afterAll, beforeAll, expect, it } from "vitest";
import { messenger } from "#kernel/events.ts";
import { asOwner } from "../../../../test/database.ts";
import { inForce } from "../../../../test/app.ts";
import { aClaims, type ClaimsApp } from "../claims.fixture.ts";
import type { Command } from "../standing/command.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { telling } from "./index.ts";

let app: ClaimsApp;
const events = messenger();

beforeAll(async () => {
  app = await aClaims();
  telling({ events, clock: inForce });
});
afterAll(() => app.close());

const move = (claim: string, command: Command) =>
  app.system((tx) => moveClaim(tx, { actor: "system", clock: inForce, events }, claim, command));
const told = async (person: string) =>
  (await app.as(app.himself(person))("GET", "/api/v1/notifications")).body.items as {
    kind: string;
    says: { zh: string };
    link: string;
  }[];
const openStep = async (claim: string) => (await app.steps(claim)).find(({ state }) => state === "open")!;

it("a claimant hears of every turn of his claim, and the office whose turn it is finds it in its list", async () => {
  const person = await app.aPerson();
  const { id, number } = await app.submitted(person);
  const step = await openStep(id);
  const officer = app.officer("officer", step.unit ?? "");
  await asOwner(app.connection, async (owner) => {
    await owner.query(
      "insert into account (id, kind, name, place, created_at) values ($1, 'human', 'x', '350423', now())",
      [officer.account],
    );
    await owner.query(
      `insert into role_grant (id, account, role, unit, place, valid_from, granted_at)
       values (gen_random_uuid(), $1, 'officer', $2, '350423', '2023-01-01', now())`,
      [officer.account, step.unit],
    );
  });
  await move(id, { do: "start", step: step.id });
  expect((await app.as(officer)("GET", "/api/v1/notifications")).body.items[0]).toMatchObject({
    kind: "task.new",
    link: `/desk/claims/${id}`,
  });
  await move(id, { do: "return", step: step.id });
  await move(id, { do: "correct" });
  for (;;) {
    const { id: at, kind } = await openStep(id);
    if (kind === "decide") {
      const decision = crypto.randomUUID();
      await move(id, { do: "approve", step: at, opinion: "同意", decision, amountFen: 100 });
      await app.system((tx) =>
        events.emit(tx, "system", "decision.made", { claim: id, decision, outcome: "approved" }),
      );
      break;
    }
    await move(id, { do: "pass", step: at });
  }
  await move(id, { do: "publish" });
  await move(id, { do: "object" });
  await move(id, { do: "dismiss" });
  const mine = await told(person);
  expect(mine.map(({ kind }) => kind).toSorted()).toEqual(
    // The first two were told when it was handed in and confirmed, by the application itself.
    expect.arrayContaining(["claim.correction", "claim.decided", "claim.notice", "claim.objection", "claim.received"]),
  );
  const decided = mine.find(({ kind }) => kind === "claim.decided");
  expect(decided?.says.zh).toContain(number ?? "");
  expect(decided?.link).toBe(`/my/claims/${id}`);
  expect(mine.filter(({ says }) => says.zh.includes("开始公示"))).toHaveLength(1);
  expect(mine.filter(({ says }) => says.zh.includes("公示继续"))).toHaveLength(1);
});

it("a claim that is taken back leaves its notice, and the others of the list go on", async () => {
  const people = [await app.aPerson("林一一"), await app.aPerson("林二二")];
  const claims = [];
  for (const person of people) {
    const { claim, step } = await app.toDecide(person);
    const done = { decision: crypto.randomUUID(), amountFen: 100 };
    claims.push(await app.move(claim.id, { do: "approve", step: step.id, opinion: "同意", ...done }));
  }
  const [first, second] = claims;
  const preparer = app.actor("talent_office");
  await app.set(`process:${first?.process}#notice_days`, 5);
  const made = await app.as(preparer)("POST", "/api/v1/notices", {
    title: "公示",
    startsOn: "2023-03-01",
    unit: app.units.qingliu,
    contact: { office: "人才办", phone: "0598-0000000" },
    claims: claims.map(({ id }) => id),
  });
  expect(made.status).toBe(200);
  const published = await app.as(app.actor("approver"))("POST", `/api/v1/notices/${made.body.id}/publish`);
  expect(published.body.state).toBe("published");
  const { version } = await app.claim(first?.id ?? "");
  const withdraw = await app.as(app.himself(people[0] ?? ""))("POST", `/api/v1/claims/${first?.id}/withdraw`, {
    why: "不要了",
    version,
  });
  expect(withdraw.status).toBe(200);
  const page = await app.http.inject({ method: "GET", url: `/api/v1/public-notices/${made.body.id}` });
  expect(page.json().rows.map(({ state }: { state: string }) => state)).toEqual(["withdrawn", "running"]);
  expect((await app.claim(second?.id ?? "")).status).toBe("in_notice");
  expect((await told(people[1] ?? "")).some(({ kind }) => kind === "claim.notice")).toBe(true);
});
