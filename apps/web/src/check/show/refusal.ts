import type { Decision, Reason, Vocabulary } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";
import { valuesInWords } from "./value.ts";

/** The reasons that refuse, one claim's lines included, each only once. */
export function refusing(decision: Decision): readonly Reason[] {
  const all = [...decision.reasons, ...decision.lines.flatMap((line) => line.reasons)];
  const seen = new Set<string>();
  return all.filter((reason) => {
    if (reason.holds !== false || reason.judgement || seen.has(reason.id)) return false;
    seen.add(reason.id);
    return true;
  });
}

/** One sentence for each reason that refuses: what is required, and what you answered. */
export function refusalInWords(decision: Decision, vocabulary: Vocabulary, wording: Wording): readonly string[] {
  const { w, t } = wording;
  return refusing(decision).map((reason) => {
    const yours = valuesInWords(reason.has, vocabulary, wording);
    return reason.kind === "exclusion"
      ? w.excludedBecause(t(reason.says), yours)
      : w.failsBecause(t(reason.says), yours);
  });
}
