import { z } from "zod";
import { route } from "../http/route.ts";
import { IdPath } from "../registry/written.ts";
import { By, Fen, PlaceCode, Text, Uuid } from "./money.ts";

export const TakeoverRow = z
  .object({
    row: z.int(),
    name: z.string(),
    benefit: z.string(),
    /** Instalments paid before, of all. */
    k: z.int().nullable(),
    n: z.int().nullable(),
    fen: Fen.nullable(),
    /** What is still to be paid. */
    openFen: Fen.nullable(),
    fund: z.string(),
    outcome: z.enum(["new", "same", "problem"]),
    problems: z.array(z.object({ column: z.string(), value: z.string(), says: Text, fix: Text })),
  })
  .meta({ id: "TakeoverRow" });
export type TakeoverRow = z.infer<typeof TakeoverRow>;

/** Running awards or opening balances of a spreadsheet, before and after they are taken over 存量接续. */
export const Takeover = z
  .object({
    id: Uuid,
    place: PlaceCode,
    kind: z.enum(["awards", "balances"]),
    fileName: z.string(),
    state: z.enum(["checked", "done", "dropped"]),
    rows: z.array(TakeoverRow),
    good: z.int(),
    same: z.int(),
    problems: z.int(),
    paidBeforeFen: Fen,
    openFen: Fen,
    loaded: By,
    confirmed: By.nullable(),
  })
  .meta({ id: "Takeover" });
export type Takeover = z.infer<typeof Takeover>;

const base = "/api/v1/takeovers";
export const takeoverRoutes = {
  takeoverTemplate: route({
    method: "GET",
    access: { may: ["award", "create"] },
    path: `${base}/template`,
    summary: "An empty workbook to fill in",
    query: z.object({ kind: z.enum(["awards", "balances"]).default("awards") }),
    file: true,
  }),
  takeovers: route({
    method: "GET",
    access: { may: ["award", "list"] },
    path: base,
    summary: "Take-overs, newest first",
    answer: z.object({ items: z.array(Takeover.omit({ rows: true })) }).meta({ id: "TakeoverList" }),
  }),
  loadTakeover: route({
    method: "POST",
    access: { may: ["award", "create"] },
    path: base,
    summary: "Check a spreadsheet of running awards or opening balances; nothing is taken over yet. `file`",
    query: z.object({ place: PlaceCode, kind: z.enum(["awards", "balances"]).default("awards") }),
    upload: true,
    answer: Takeover,
  }),
  takeover: route({
    method: "GET",
    access: { may: ["award", "list"] },
    path: `${base}/:id`,
    summary: "A take-over with every row and what is wrong with it",
    params: IdPath,
    answer: Takeover,
  }),
  confirmTakeover: route({
    method: "POST",
    access: { may: ["award", "approve"] },
    path: `${base}/:id/confirm`,
    summary: "Take the good rows over; never by whoever loaded them",
    params: IdPath,
    answer: Takeover,
    once: true,
  }),
  dropTakeover: route({
    method: "POST",
    access: { may: ["award", "create"] },
    path: `${base}/:id/drop`,
    summary: "Give it up",
    params: IdPath,
    answer: Takeover,
    once: true,
  }),
};
