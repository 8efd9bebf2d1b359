import { type Chain, linkPending } from "./chainer.ts";

/** How long an entry usually waits for its link, in milliseconds. */
const rhythm = 1_000;

export type Chaining = {
  /** Stops after linking what there is; a failure is told, not thrown: the next start links the rest. */
  readonly stop: () => Promise<void>;
};

/** Links new entries as they come, for as long as the server runs. `tell` hears of what fails; it is tried again. */
export function keepChaining(chain: Chain, tell: (error: unknown) => void): Chaining {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const link = () => linkPending(chain).catch(tell);
  const round = async (): Promise<void> => {
    await link();
    if (!stopped) timer = setTimeout(() => (running = round()), rhythm).unref();
  };
  let running = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      await link();
    },
  };
}
