import type { Environment, ItemView, ListView } from "../evaluate/environment.ts";
import { hole, type Unknown } from "../evaluate/unknown.ts";
import type { Day } from "../model/date.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts, Value } from "../model/facts.ts";

/** The holes filled for the sake of argument: hole name → value. */
export type Completion = ReadonlyMap<string, Value>;

export type View = {
  readonly facts: Facts;
  readonly on: Day;
  readonly setting: (id: string) => Constant;
  /** The item of an `each` benefit that is looked at. */
  readonly item?: { readonly subject: string; readonly list: string; readonly index: number };
};

/** Facts as an expression sees them: known, or filled in by the completion, or a hole with its name. */
export function environmentOf(view: View, completion: Completion): Environment {
  const { facts, on, setting, item } = view;
  const missing = (name: string): Value | Unknown => {
    const filled = completion.get(name);
    return filled === undefined ? hole(name) : filled;
  };
  const field = (list: string, index: number, id: string): Value | Unknown => {
    const value = facts.lists.get(list)?.items[index]?.get(id);
    return value === undefined ? missing(`${list}/${index}/${id}`) : value;
  };
  return {
    on,
    setting,
    fact: (id) => {
      if (item && id.startsWith(`${item.subject}.`)) return field(item.list, item.index, id);
      const value = facts.values.get(id);
      return value === undefined ? missing(id) : value;
    },
    list: (id): ListView | Unknown => {
      const list = facts.lists.get(id);
      if (!list) return hole(id);
      const items = list.items.map((_, index): ItemView => ({ get: (fact) => field(id, index, fact) }));
      return list.complete ? { items } : { items, more: hole(`${id}/+`) };
    },
  };
}
