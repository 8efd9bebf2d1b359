import type { LightTone } from "@jucai/engine";
import type { Looked } from "../standing/look.ts";

const tones: readonly LightTone[] = ["red", "orange", "yellow", "purple", "blue", "grey", "green"];

/** The smaller the more pressing: red before yellow before blue, what is done last. */
export function pressure({ shown: { light, trigger } }: Pick<Looked, "shown">): number {
  return trigger.on === "done" ? tones.length : tones.indexOf(light.tone);
}
