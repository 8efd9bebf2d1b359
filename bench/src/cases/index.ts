/** Every case, in the order of a round. */
import type { Case } from "../harness/case.ts";
import { screening } from "../ours/screening.ts";
import { peers } from "../peers/index.ts";
import { byHand } from "./by-hand.ts";

export const cases: readonly Case[] = [...byHand, ...screening, ...peers];
