/** The process of one case: checks and prepares when started, then measures whenever it is asked to. */
import { cases } from "../cases/index.ts";
import { Differs, idOf, sizes, type SizeName, type Timed } from "./case.ts";

/** `cpu`: processor time of this process instead of time on the wall. */
export type Ask = { readonly forMs: number; readonly cpu: boolean };
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
  // Whoever started this process is gone: nobody reads what it would say.
  process.on("disconnect", () => process.exit());
  process.on("message", (ask: Ask) => void measure(timed, ask).then(send));
  // The compiler of the language has then done its work before the first round.
  if (!once) await measure(timed, { forMs: warmMs, cpu: false });
  send({ ready: true });
}

/** At least one run; as many as fit otherwise, after one that wakes the caches. */
async function measure(it: Timed, { forMs, cpu }: Ask): Promise<Answer> {
  const now = cpu && !it.isWall ? processorTime : () => performance.now();
  let spent = await clocked(it, now);
  let runs = 1;
  if (spent < forMs) {
    const until = performance.now() + forMs;
    spent = 0;
    runs = 0;
    do {
      spent += await clocked(it, now);
      runs += 1;
    } while (performance.now() < until);
  }
  const held = process.memoryUsage.rss() / bytesInMB;
  return { perSecond: (runs * it.things * 1000) / spent, rssMB: Math.round(it.rssMB?.() ?? held) };
}

/** Milliseconds of one run. */
async function clocked({ run, spentMs }: Timed, now: () => number): Promise<number> {
  const start = now();
  const ran: unknown = await run(now);
  const whole = now() - start;
  return spentMs?.(ran) ?? whole;
}

/** Milliseconds that all threads of this process have worked. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function send(answer: Answer): void {
  process.send!(answer);
}
