/**
 * Documents as earlier releases published them, in today's form.
 *
 * Until 0.4.0 a benefit held the printed steps as words (`process`) and its stops as sentences, and a document had no
 * processes. What is stored stays as it was published; whoever runs it reads it through here.
 */
import type { Benefit, StopCheck } from "./benefit.ts";
import type { Policy } from "./policy.ts";
import { standardProcesses } from "./standard-process.ts";
import type { Text } from "./text.ts";

type Sentence = StopCheck | Text;
type EarlierBenefit = Omit<Benefit, "stops"> & {
  readonly stops: Omit<Benefit["stops"], "is"> & { readonly is: readonly Sentence[] };
  readonly process?: unknown;
};

/** A document in today's form, with the standard processes where it was published without any. */
export function currentForm(policy: Policy): Policy {
  if (policy.processes) return policy;
  return { ...policy, ...standardProcesses(policy), benefits: policy.benefits.map(currentBenefit) };
}

/** Words alone tell nobody whom to hand a claim to, so a benefit with printed words takes the default. */
function currentBenefit({ process: _, stops, ...benefit }: EarlierBenefit): Benefit {
  return { ...benefit, stops: { ...stops, is: stops.is.map(checkOf) } };
}

/** A sentence that only a person can answer; until then payment waits. */
function checkOf(stop: Sentence, at: number): StopCheck {
  return "effect" in stop ? stop : { id: `stop-${at + 1}`, says: stop, effect: "wait" };
}
