/** Recognitions run through the same process as benefits: as one that grants no money and that a person judges. */
import type { Benefit } from "./benefit.ts";
import type { Policy } from "./policy.ts";
import type { RecognitionScheme } from "./recognition.ts";
import type { Text } from "./text.ts";

/**
 * A document with its recognitions among what may be claimed. For claims only: the library, the check and the examples
 * go by the document itself.
 */
export function withRecognitions(policy: Policy): Policy {
  const known = new Set(policy.benefits.map(({ id }) => id));
  const claimed = (policy.recognitions ?? []).filter((it) => it.decided !== "elsewhere" && !known.has(it.measure));
  if (claimed.length === 0) return policy;
  return { ...policy, benefits: [...policy.benefits, ...claimed.map((it) => claimedAs(it, policy))] };
}

function claimedAs(scheme: RecognitionScheme, policy: Policy): Benefit {
  const { id: _, pack, measure, name, clause, of, who, evidence, readings } = scheme;
  const processId = scheme.processId ?? policy.defaultRecognition;
  const unsaid = { printed: false, is: [] };
  return {
    id: measure,
    pack,
    title: name,
    clause,
    form: "treatment",
    for: of,
    about: of,
    repeats: true,
    inForce: policy.inForce,
    settings: [],
    when: [{ id: "recognised", clause, says: who, judge: judgeOf(scheme, policy), else: "judgement" }],
    unless: [],
    pays: { kind: "in_kind", to: [], schedule: { kind: "none" } },
    gives: [],
    caps: [],
    exclusive: [],
    funds: unsaid,
    ...(processId === undefined ? {} : { processId }),
    evidence,
    stops: unsaid,
    readings,
  };
}

/** The measure's first unit, in words. */
function judgeOf({ measure }: RecognitionScheme, { measures, units }: Policy): Text {
  const found = measures.find(({ id }) => id === measure);
  const [first] = [...(found?.lead ?? []), ...(found?.responsible ?? [])];
  return units.find(({ id }) => id === first)?.name ?? { zh: "受理单位", en: "the office that takes it" };
}
