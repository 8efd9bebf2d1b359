/** The process of one case: checks and prepares when started, then measures whenever it is asked to. */
import { cases } from "../cases/index.ts";
import { Differs, idOf, sizes, type SizeName, type Timed } from "./case.ts";

export type Ask = { readonly forMs: number };
export type Answer =
  { readonly ready: true } | { readonly differs: string } | { readonly perSecond: number; readonly rssMB: number };

const warmMs = 300;
const bytesInMB = 1024 * 1024;
const [id, size] = [process.argv[2]!, process.argv[3] as SizeName];
const asked = cases.find((each) => idOf(each) === id)!;
const once = asked.long || asked.all;
const timed = await asked.prepare(sizes[size]).catch((cause: unknown) => {
  if (cause instanceof Differs) return cause;
  throw cause;
});

if (timed instanceof Differs) {
  send({ differs: timed.message });
  process.disconnect();
} else {
  process.on("message", ({ forMs }: Ask) => void measure(timed, forMs).then(send));
  // The compiler of the language has then done its work before the first round.
  if (!once) await measure(timed, warmMs);
  send({ ready: true });
}

/** At least one run; as many as fit otherwise, after one that wakes the caches. */
async function measure(it: Timed, forMs: number): Promise<Answer> {
  let spent = await clocked(it);
  let runs = 1;
  if (spent < forMs) {
    const until = performance.now() + forMs;
    spent = 0;
    runs = 0;
    do {
      spent += await clocked(it);
      runs += 1;
    } while (performance.now() < until);
  }
  const held = process.memoryUsage.rss() / bytesInMB;
  return { perSecond: (runs * it.things * 1000) / spent, rssMB: Math.round(it.rssMB?.() ?? held) };
}

/** Milliseconds of one run. */
async function clocked({ run, spentMs }: Timed): Promise<number> {
  const start = performance.now();
  const ran: unknown = await run();
  const whole = performance.now() - start;
  return spentMs?.(ran) ?? whole;
}

function send(answer: Answer): void {
  process.send!(answer);
}
