import { once } from "node:events";
import type { Random } from "../../county/random.ts";
import type { MoneyCounty } from "./county.ts";
import { work } from "./work.ts";

/**
 * Lets workers loose, kills the server without warning, the database with it when `together`, and starts again.
 * Returns what is wrong then: nothing that was answered with success may be missing, and the books must be right.
 */
export async function killInTheMiddle(
  county: MoneyCounty,
  { workers, wait, together }: { readonly workers: number; readonly wait: number; readonly together: boolean },
): Promise<string[]> {
  let over = false;
  const working = Array.from({ length: workers }, () => work(county.table, () => over));
  await new Promise((done) => setTimeout(done, wait));
  const postgres = county.postgres();
  const { child } = county.server();
  const ended = once(child, "close");
  child.kill("SIGKILL");
  // As when the power fails: neither may tidy up after the other.
  if (together && postgres !== undefined) process.kill(postgres, "SIGKILL");
  over = true;
  await Promise.all([ended, ...working]);
  await county.restart();
  return county.look();
}

/** So many kills at random moments; prints each. */
export async function killAgainAndAgain(county: MoneyCounty, kills: number, chance: Random): Promise<string[]> {
  const broken: string[] = [];
  for (let round = 1; round <= kills; round++) {
    const together = chance.chance(0.4);
    const found = await killInTheMiddle(county, { workers: 16, wait: 200 + chance.whole(2_500), together });
    broken.push(...found);
    const { counts, decisions, batches } = county.table.said;
    console.log(
      `kill ${round}${together ? " with the database" : ""}: ${counts.done} done, ${decisions.size} decisions, ` +
        `${batches.size} batches so far, ${found.length === 0 ? "all there" : "BROKEN"}`,
    );
    for (const line of found) console.log(`  ${line}`);
    if (round % 5 === 0) await county.later(20);
  }
  return broken;
}
