import { Refusal } from "#kernel/refusal.ts";

/** Nobody settles a recognition of his own. */
export function ownRecognition(): Refusal {
  return new Refusal("not_allowed", { zh: "本人的认定须由别人处理。", en: "Somebody else deals with your own." });
}
