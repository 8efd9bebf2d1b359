/** The process of one case: checks and prepares when started, then measures whenever it is asked to. */
import { cases } from "../cases/index.ts";
import { Differs, idOf, sizes, type SizeName, type Timed } from "./case.ts";

export type Ask = { readonly forMs: number };
export type Answer =
  { readonly ready: true } | { readonly differs: string } | { readonly perSecond: number; readonly rssMB: number };

const warmMs = 300;
const bytesInMB = 1024 * 1024;
const [id, size] = [process.argv[2]!, process.argv[3] as SizeName];
const timed = await cases
  .find((each) => idOf(each) === id)!
  .prepare(sizes[size])
  .catch((cause: unknown) => {
    if (cause instanceof Differs) return cause;
    throw cause;
  });

if (timed instanceof Differs) {
  send({ differs: timed.message });
  process.disconnect();
} else {
  process.on("message", ({ forMs }: Ask) => void measure(timed, forMs).then(send));
  // The compiler of the language has then done its work before the first round.
  await measure(timed, warmMs);
  send({ ready: true });
}

/** At least one run; as many as fit otherwise. One run before them wakes the caches, unless runs are long. */
async function measure({ things, run, rssMB }: Timed, forMs: number): Promise<Answer> {
  const woken = performance.now();
  const kept: unknown[] = [await run()];
  let spent = performance.now() - woken;
  let runs = 1;
  if (spent < forMs) {
    runs = 0;
    const start = performance.now();
    do {
      kept[0] = await run();
      runs += 1;
      spent = performance.now() - start;
    } while (spent < forMs);
  }
  const held = process.memoryUsage.rss() / bytesInMB;
  return { perSecond: (runs * things * 1000) / spent, rssMB: Math.round(rssMB?.() ?? held) };
}

function send(answer: Answer): void {
  process.send!(answer);
}
