/**
 * Thirty-two workers approve, batch, pay, bounce, stop and retry the same claims at once; then a program of its own
 * goes through the books. `JUCAI_PROOF_SECONDS` sets how long.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MoneyCounty, moneyCounty } from "./money/county.ts";
import { killAgainAndAgain } from "./money/kills.ts";
import { random } from "../county/random.ts";
import { work } from "./money/work.ts";

export type MoneyOutcome = {
  readonly broken: readonly string[];
  readonly done: number;
  readonly refused: number;
  readonly repeated: number;
  readonly decisions: number;
  readonly batches: number;
  readonly paidFen: number;
};

/** Lets workers loose on a county, and moves the clock on half-way, so that more falls due. */
export async function workOn(county: MoneyCounty, seconds: number, workers: number): Promise<void> {
  for (const part of [1, 2]) {
    const until = performance.now() + (seconds * 1000) / 2;
    const over = () => performance.now() > until;
    await Promise.all(Array.from({ length: workers }, () => work(county.table, over)));
    if (part === 1) await county.later(40);
  }
}

/** What came of it; nothing broken is an empty list. */
export async function outcomeOf(county: MoneyCounty): Promise<MoneyOutcome> {
  const broken = await county.look();
  const paid = await county.asOwner((client) =>
    client.query<{ fen: string }>("select coalesce(sum(fen), 0)::text as fen from payment where state = 'paid'"),
  );
  const { counts, decisions, batches } = county.table.said;
  return { broken, ...counts, decisions: decisions.size, batches: batches.size, paidFen: Number(paid.rows[0]?.fen) };
}

export async function proveMoney(): Promise<boolean> {
  const seconds = Number(process.env["JUCAI_PROOF_SECONDS"] ?? 60);
  const folder = await mkdtemp(join(tmpdir(), "jucai-money-"));
  const county = await moneyCounty(folder, 40, 20261121);
  try {
    await workOn(county, seconds, 32);
    const { broken, done, refused, repeated, decisions, batches, paidFen } = await outcomeOf(county);
    console.log(
      `32 workers for ${seconds} s: ${done} done, ${refused} refused, ${repeated} repeats with the first answer; ` +
        `${decisions} decisions, ${batches} batches, ${(paidFen / 100).toFixed(2)} yuan paid; ${broken.length} violations`,
    );
    for (const line of broken) console.log(`  ${line}`);
    if (broken.length > 0) console.error(county.server().said());
    return broken.length === 0;
  } finally {
    await county.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** At least twenty kills of server and database while money moves; part of `npm run proof -- crash`. */
export async function proveMoneyCrash(kills = Number(process.env["JUCAI_PROOF_KILLS"] ?? 20)): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "jucai-money-"));
  const county = await moneyCounty(folder, 120, 20261121);
  try {
    const broken = await killAgainAndAgain(county, kills, random(20261121));
    console.log(`money, ${kills} kills: ${broken.length} violations or losses`);
    return broken.length === 0;
  } finally {
    await county.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
