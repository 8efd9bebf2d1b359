import { newKey } from "@jucai/contract/client";
import { cardOf } from "../../county/claims.ts";
import type { Random } from "../../county/random.ts";
import { type Acknowledged, stages } from "./acknowledged.ts";
import type { Answer, Hand, HandRole } from "./hands.ts";

/** What the workers share: everything there is to put hands on. */
export type Table = {
  /** Signed in anew whenever the clock is moved: sessions end by it. */
  hands: readonly Hand[];
  readonly claims: readonly string[];
  readonly funds: readonly string[];
  readonly batches: string[];
  readonly said: Acknowledged;
  readonly chance: Random;
};
type Job = (table: Table) => Promise<void>;
const place = "350423";

/** Works at random until told to stop; whoever is refused goes on with something else. */
export async function work(table: Table, over: () => boolean): Promise<void> {
  while (!over()) await pick(table.chance)(table);
}

const jobs: readonly (readonly [number, Job])[] = [
  [30, pass],
  [2, withdraw],
  [6, prepare],
  [10, advance],
  [8, returned],
  [3, close],
  [6, verifyAccounts],
  [3, mendAccount],
  [2, stop],
  [4, suspendOrResume],
  [1, budget],
  [1, reverse],
];

function pick(chance: Random): Job {
  let at = chance.whole(jobs.reduce((sum, [weight]) => sum + weight, 0));
  return (jobs.find(([weight]) => (at -= weight) < 0) ?? jobs[0]!)[1];
}

/** Mostly somebody of the role, sometimes whoever comes along. */
function handOf({ hands, chance }: Table, role: HandRole): Hand {
  const fitting = chance.chance(0.1) ? hands : hands.filter((each) => each.role === role);
  return chance.pick(fitting);
}

/** Sends a wish, often twice at once under the same key: both get the same answer, or one was cut. */
async function wish(table: Table, hand: Hand, path: string, body?: object): Promise<Answer> {
  const key = newKey();
  const first = hand.send("POST", path, body, key);
  const [one, two] = await Promise.all([first, table.chance.chance(0.3) ? hand.send("POST", path, body, key) : first]);
  return counted(table, one, two);
}

function counted({ said }: Table, one: Answer, two: Answer): Answer {
  if (one !== two && one.status === 200 && two.status === 200) {
    said.counts.repeated += 1;
    if (JSON.stringify(one.body) !== JSON.stringify(two.body)) said.bugs.push("a repeat got another answer");
  }
  const answer = one.status === 200 ? one : two;
  if (answer.status === 200) said.counts.done += 1;
  else if (answer.status !== 0) said.counts.refused += 1;
  if (answer.status >= 500 && answer.body["code"] === "bug") said.bugs.push(String(answer.body["requestId"]));
  return answer;
}

const rolesAt: Readonly<Record<string, readonly HandRole[]>> = {
  submitted: ["officer"],
  in_review: ["officer", "reviewer", "approver"],
};

async function pass(table: Table): Promise<void> {
  const id = table.chance.pick(table.claims);
  const seen = await handOf(table, "talent_office").send("GET", `/api/v1/claims/${id}`);
  const roles = rolesAt[String(seen.body["status"])];
  if (seen.status !== 200 || roles === undefined) return;
  const body = { version: seen.body["version"], opinion: "符合条件，同意" };
  const answer = await wish(table, handOf(table, table.chance.pick(roles)), `/api/v1/claims/${id}/review/pass`, body);
  const decision = answer.body["decision"];
  if (answer.status === 200 && typeof decision === "string") table.said.decisions.add(decision);
}

async function withdraw(table: Table): Promise<void> {
  if (!table.chance.chance(0.1)) return;
  const id = table.chance.pick(table.claims);
  const seen = await handOf(table, "window_clerk").send("GET", `/api/v1/claims/${id}`);
  const body = { version: seen.body["version"], why: "本人不再申请" };
  const answer = await wish(table, handOf(table, "window_clerk"), `/api/v1/claims/${id}/withdraw`, body);
  if (answer.status === 200) table.said.withdrawn.add(id);
}

async function prepare(table: Table): Promise<void> {
  const answer = await wish(table, handOf(table, "finance_preparer"), "/api/v1/batches", { place });
  const id = answer.body["id"];
  if (answer.status !== 200 || typeof id !== "string") return;
  table.batches.push(id);
  reached(table, id, "prepared");
}

function reached({ said }: Table, id: string, stage: string): void {
  said.batches.set(id, Math.max(said.batches.get(id) ?? 0, stages.indexOf(stage)));
}

/** Checks or releases a batch, or cancels it. */
async function advance(table: Table): Promise<void> {
  if (table.batches.length === 0) return;
  const id = table.chance.pick(table.batches);
  const at = table.said.batches.get(id) ?? 0;
  if (table.chance.chance(0.05)) {
    const answer = await wish(table, handOf(table, "finance_preparer"), `/api/v1/batches/${id}/cancel`, {
      why: "重编",
    });
    if (answer.status === 200) table.said.cancelled.add(id);
    return;
  }
  const [role, path, stage] =
    at === 0
      ? (["finance_checker", "check", "checked"] as const)
      : (["finance_releaser", "release", "released"] as const);
  const answer = await wish(table, handOf(table, role), `/api/v1/batches/${id}/${path}`);
  if (answer.status === 200) reached(table, id, stage);
}

/** The bank answers for some of a batch: most arrive, some bounce; the same file comes twice now and then. */
async function returned(table: Table): Promise<void> {
  if (table.batches.length === 0) return;
  const id = table.chance.pick(table.batches);
  const preparer = handOf(table, "finance_preparer");
  const { status, body } = await preparer.send("GET", `/api/v1/batches/${id}`);
  const payments = (body["payments"] ?? []) as { number: string; fen: number; state: string }[];
  const open = payments.filter(({ state }) => state === "sent").filter(() => table.chance.chance(0.7));
  if (status !== 200 || open.length === 0) return;
  const rows = open.map(({ number, fen }) => {
    const bounced = table.chance.chance(0.15);
    return `${number},${(fen / 100).toFixed(2)},${bounced ? "退汇" : "成功"},${bounced ? "户名不符" : ""}`;
  });
  const file = ["支付编号,金额(元),结果,原因", ...rows].join("\r\n");
  const key = newKey();
  const send = () => preparer.upload(`/api/v1/batches/${id}/returns`, file, key);
  const first = send();
  const [one, two] = await Promise.all([first, table.chance.chance(0.3) ? send() : first]);
  const answer = counted(table, one, two);
  if (answer.status === 200) table.said.returns.set(id, (table.said.returns.get(id) ?? 0) + 1);
}

async function close(table: Table): Promise<void> {
  if (table.batches.length === 0) return;
  const id = table.chance.pick(table.batches);
  await wish(table, handOf(table, "finance_preparer"), `/api/v1/batches/${id}/close`);
}

async function verifyAccounts(table: Table): Promise<void> {
  const checker = handOf(table, "finance_checker");
  const { body } = await checker.send("GET", `/api/v1/payee-accounts?state=entered&place=${place}`);
  for (const { id } of ((body["items"] ?? []) as { id: string }[]).slice(0, 5)) {
    await wish(table, checker, `/api/v1/payee-accounts/${id}/verify`, { verified: true, why: "与银行核对一致" });
  }
}

async function anAward(table: Table): Promise<string | undefined> {
  const { body } = await handOf(table, "finance_preparer").send("GET", `/api/v1/awards?place=${place}&pageSize=100`);
  const items = (body["items"] ?? []) as { id: string }[];
  return items.length === 0 ? undefined : table.chance.pick(items).id;
}

/** After a bounce: another account, to be verified again. */
async function mendAccount(table: Table): Promise<void> {
  const award = await anAward(table);
  if (award === undefined) return;
  const body = { number: cardOf(900_000 + table.chance.whole(90_000)), bank: "演练银行", holder: "演练" };
  await wish(table, handOf(table, "finance_preparer"), `/api/v1/awards/${award}/account`, body);
}

async function stop(table: Table): Promise<void> {
  if (!table.chance.chance(0.15)) return;
  const award = await anAward(table);
  if (award === undefined) return;
  const body = { reason: "left_place", from: "2023-06-01", why: "已离开本县" };
  const answer = await wish(table, handOf(table, "officer"), `/api/v1/awards/${award}/stop`, body);
  if (answer.status === 200) table.said.stopped.add(award);
}

async function suspendOrResume(table: Table): Promise<void> {
  const award = await anAward(table);
  if (award === undefined) return;
  const officer = handOf(table, "officer");
  if (table.chance.chance(0.4))
    await wish(table, officer, `/api/v1/awards/${award}/suspend`, { reason: "other", why: "待核实" });
  else await wish(table, officer, `/api/v1/awards/${award}/resume`, { why: "核实无误" });
}

async function budget(table: Table): Promise<void> {
  const fund = table.chance.pick(table.funds);
  const fen = 10_000 + table.chance.whole(50_000);
  const body = { year: 2023, fen, basis: "追加" };
  const answer = await wish(table, handOf(table, "finance_checker"), `/api/v1/funds/${fund}/budget`, body);
  if (answer.status === 200) table.said.budgetFen += fen;
}

async function reverse(table: Table): Promise<void> {
  if (table.batches.length === 0 || !table.chance.chance(0.3)) return;
  const releaser = handOf(table, "finance_releaser");
  const { body } = await releaser.send("GET", `/api/v1/batches/${table.chance.pick(table.batches)}`);
  const settled = ((body["payments"] ?? []) as { id: string; state: string }[]).filter(({ state }) => state === "paid");
  if (settled.length === 0) return;
  const { id } = table.chance.pick(settled);
  await wish(table, releaser, `/api/v1/payments/${id}/reverse`, { why: "银行更正" });
}
