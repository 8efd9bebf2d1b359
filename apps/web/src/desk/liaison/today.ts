import { printDay } from "@jucai/engine/model";
import { todayInChina } from "../../lib/format.ts";

/** Today in China as `YYYY-MM-DD`, as date fields hold it. */
export const todayIso = (): string => printDay(todayInChina());
