/** Every case, in the order of a round. */
import { type Case, idOf } from "../harness/case.ts";
import { allPacks } from "../ours/all-packs.ts";
import { comparing } from "../ours/comparing.ts";
import { streaming } from "../ours/streaming.ts";
import { loading } from "../ours/loading.ts";
import { onePerson } from "../ours/one-person.ts";
import { screening } from "../ours/screening.ts";
import { peers } from "../peers/index.ts";
import { byHand } from "./by-hand.ts";
import { handOf, works } from "./works.ts";

const order: readonly string[] = Object.values(works);

export const cases: readonly Case[] = [
  ...byHand,
  ...onePerson,
  ...screening,
  ...peers,
  ...allPacks,
  ...streaming,
  ...comparing,
  ...loading,
].toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name));

export type Choice = { readonly only?: string | undefined; readonly all: boolean; readonly quick: boolean };

/** The cases of a run; with those asked for come the functions by hand that they are compared with. */
export function casesFor({ only, all, quick }: Choice): Case[] {
  const open = cases.filter((each) => (each.all ? all : !(each.long && quick)));
  if (only === undefined) return open;
  const asked = new Set(open.filter((each) => idOf(each).includes(only)));
  const wanted = [...asked].flatMap(({ name }) => handOf[name] ?? []);
  return open.filter((each) => asked.has(each) || wanted.some((hand) => idOf(hand) === idOf(each)));
}
