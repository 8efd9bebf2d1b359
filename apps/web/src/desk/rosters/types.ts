import type { AnswerOf } from "@jucai/contract/client";

export type RosterRow = AnswerOf<"GET /api/v1/rosters">["items"][number];
export type RosterDetail = AnswerOf<"GET /api/v1/rosters/:pack/:roster">;
export type Report = RosterDetail["reports"][number];
export type RosterColumn = RosterDetail["roster"]["columns"][number];
export type Entry = AnswerOf<"GET /api/v1/rosters/:pack/:roster/entries">["items"][number];
export type Cell = Entry["values"][string];
export type Path = { readonly pack: string; readonly roster: string };

export const figure = (n: number) => n.toLocaleString("en-US");
