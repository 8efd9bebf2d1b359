import type { LightScheme, Text } from "@jucai/engine";

/** Why a scheme cannot stand; undefined when it can. */
export function problemOf({ lights }: LightScheme): Text | undefined {
  const ids = lights.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    return { zh: `编号 ${twice} 用了两次，请改掉一个。`, en: `The id ${twice} is used twice; change one of them.` };
  }
  const triggers = lights.flatMap(({ when }) => when.map(({ on }) => on));
  // Every assignment needs a light: one that is done, and one for whatever meets nothing else.
  for (const needed of ["done", "open"] as const) {
    if (triggers.includes(needed)) continue;
    return needed === "done"
      ? { zh: "要有一种灯表示已办结。", en: "One light has to stand for what is done." }
      : { zh: "要有一种灯留给其余情况（进行中）。", en: "One light has to remain for everything else (under way)." };
  }
  const last = lights.at(-1);
  if (last !== undefined && !last.when.some(({ on }) => on === "open")) {
    return {
      zh: "“进行中”要排在最后：排在它后面的灯永远不会亮。",
      en: "“Under way” comes last: a light behind it would never be on.",
    };
  }
  return undefined;
}
