/**
 * A hundred users of mixed roles at once for a minute, against the default start: queues, claims, the review page,
 * deciding, awards, batches, supervision, and forms at the window. No error may come; latencies are printed.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random, type Random } from "../county/random.ts";
import { type Answer, type Hand, type HandRole, signInAll } from "./money/hands.ts";
import { moneyCounty, type MoneyCounty } from "./money/county.ts";
import { place } from "../county/fill.ts";

const users = 100;
const seconds = Number(process.env["JUCAI_PROOF_SECONDS"] ?? 60);

type Doing = {
  readonly name: string;
  readonly roles: readonly HandRole[];
  readonly share: number;
  readonly work: Work;
};
type Work = (hand: Hand, county: MoneyCounty, chance: Random) => Promise<Answer | undefined>;
const deciding: readonly HandRole[] = ["officer", "reviewer", "approver", "talent_office"];
const finance: readonly HandRole[] = ["finance_preparer", "finance_checker", "finance_releaser"];
const get =
  (path: string): Work =>
  (hand) =>
    hand.send("GET", path);

const doings: readonly Doing[] = [
  { name: "queue", roles: deciding, share: 4, work: get("/api/v1/claims?pageSize=20") },
  { name: "queues", roles: deciding, share: 2, work: get("/api/v1/claims/queues") },
  {
    name: "claim",
    roles: [...deciding, "window_clerk"],
    share: 3,
    work: (hand, { table }, chance) => hand.send("GET", `/api/v1/claims/${chance.pick(table.claims)}`),
  },
  {
    name: "review",
    roles: ["officer", "reviewer", "approver"],
    share: 3,
    work: (hand, { table }, chance) => hand.send("GET", `/api/v1/claims/${chance.pick(table.claims)}/review`),
  },
  { name: "decide", roles: ["officer", "reviewer", "approver"], share: 1, work: decide },
  { name: "awards", roles: finance, share: 3, work: get(`/api/v1/awards?place=${place}`) },
  { name: "proposal", roles: ["finance_preparer"], share: 1, work: get(`/api/v1/batches/proposal?place=${place}`) },
  {
    name: "supervision",
    roles: ["talent_office", ...finance],
    share: 1,
    work: get("/api/v1/supervision/funds?year=2023"),
  },
  { name: "people", roles: ["window_clerk", "officer"], share: 3, work: get("/api/v1/people?pageSize=20") },
];

async function decide(hand: Hand, { table }: MoneyCounty, chance: Random): Promise<Answer | undefined> {
  const id = chance.pick(table.claims);
  const { body } = await hand.send("GET", `/api/v1/claims/${id}`);
  return hand.send("POST", `/api/v1/claims/${id}/review/pass`, { version: body["version"], opinion: "同意" });
}

/** What is nobody's fault: somebody else was first, or it is not this one's turn. */
const expected = new Set([200, 403, 404, 409, 422, 423]);

export async function proveMixedLoad(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "jucai-mixed-"));
  const county = await moneyCounty(folder, 60, 20261121);
  try {
    const hands: Hand[] = [];
    while (hands.length < users) hands.push(...(await signInAll(county.server().url, county.logins)));
    const times = new Map<string, number[]>();
    const errors: string[] = [];
    const from = performance.now();
    const over = () => performance.now() - from > seconds * 1000;
    await Promise.all(
      hands.slice(0, users).map(async (hand, at) => {
        const chance = random(at + 1);
        const own = doings.flatMap((each) =>
          each.roles.includes(hand.role) ? Array<Doing>(each.share).fill(each) : [],
        );
        while (!over()) {
          const { name, work } = chance.pick(own);
          const start = performance.now();
          const answer = await work(hand, county, chance);
          times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
          if (answer !== undefined && !expected.has(answer.status))
            errors.push(`${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
        }
      }),
    );
    const took = (performance.now() - from) / 1000;
    const all = [...times.values()].flat();
    console.log(
      `\n${users} users of ${new Set(hands.map(({ role }) => role)).size} roles for ${took.toFixed(0)} s, default start`,
    );
    console.log(`${(all.length / took).toFixed(0)} a second, ${all.length} in all, ${errors.length} errors`);
    for (const [name, each] of [...times, ["all", all] as const])
      console.log(`  ${name.padEnd(12)} p50 ${at(each, 0.5)} ms, p95 ${at(each, 0.95)} ms, p99 ${at(each, 0.99)} ms`);
    for (const line of [...new Set(errors)].slice(0, 10)) console.log(`  ${line}`);
    const broken = await county.look();
    for (const line of broken) console.log(`  ${line}`);
    return errors.length === 0 && broken.length === 0;
  } finally {
    await county.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function at(times: readonly number[], share: number): string {
  return (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(0);
}
