import type { ItemView, ListView } from "./environment.ts";
import type { Bound, Run } from "./run.ts";
import { merge, Unknown } from "./unknown.ts";

/** `some x in list satisfies …`, `every …`: items that may exist beyond the known ones keep it open. */
export function quantified(by: "some" | "every", variable: string, list: Run, satisfies: Run): Run {
  const settles = by === "some";
  return (env, bound) => {
    const view = list(env, bound);
    if (view instanceof Unknown) return view;
    const { items, more } = view as ListView;
    let unknown: Unknown | undefined = more;
    for (const item of items) {
      const answer = satisfies(env, bind(bound, variable, item));
      if (answer === settles) return settles;
      if (answer instanceof Unknown) unknown = unknown ? merge(unknown, answer) : answer;
    }
    return unknown ?? !settles;
  };
}

/** `list[test]`: an item whose test is unknown may or may not belong, so it counts as "perhaps more". */
export function filter(list: Run, variable: string, test: Run): Run {
  return (env, bound) => {
    const view = list(env, bound);
    if (view instanceof Unknown) return view;
    const { items, more } = view as ListView;
    const kept: ItemView[] = [];
    let perhaps: Unknown | undefined = more;
    for (const item of items) {
      const answer = test(env, bind(bound, variable, item));
      if (answer === true) kept.push(item);
      else if (answer instanceof Unknown) perhaps = perhaps ? merge(perhaps, answer) : answer;
    }
    return perhaps ? { items: kept, more: perhaps } : { items: kept };
  };
}

/** `list.field`: the field of every item. */
export function pluck(list: Run, id: string): Run {
  return (env, bound) => {
    const view = list(env, bound);
    if (view instanceof Unknown) return view;
    const { items, more } = view as ListView;
    const values = items.map((item) => item.get(id));
    return more ? { values, more } : { values };
  };
}

function bind(bound: Bound, variable: string, item: ItemView): Bound {
  return new Map(bound).set(variable, item);
}
