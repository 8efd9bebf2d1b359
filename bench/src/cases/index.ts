/** Every case, in the order of a round. */
import type { Case } from "../harness/case.ts";
import { allPacks } from "../ours/all-packs.ts";
import { comparing } from "../ours/comparing.ts";
import { streaming } from "../ours/streaming.ts";
import { loading } from "../ours/loading.ts";
import { onePerson } from "../ours/one-person.ts";
import { screening } from "../ours/screening.ts";
import { peers } from "../peers/index.ts";
import { byHand } from "./by-hand.ts";
import { works } from "./works.ts";

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
