import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { Text } from "../published/text.ts";
import { FactId } from "./facts.ts";
import { PeopleQuery } from "./people.ts";

const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
const words = (most: number) => z.string().max(most).refine(withoutControls);
/** Of a pack's roster: `qingliu-huigui-2023/survey`. */
export const RosterId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}$/);
const Year = z.coerce.number().int().min(1990).max(2100);

/** What a workbook may be: larger, deeper or stranger ones are refused before anything is read from them. */
export const importLimits = { bytes: 32 * 1024 * 1024, rows: 100_000, columns: 60, cellCharacters: 4_000 } as const;
/** Hours within which a whole import can be undone. */
export const undoHours = 24;

/**
 * What becomes of an upload. `checking` → `checked` → `writing` → `done` → `undone`; `failed` cannot be read,
 * `dropped` was given up before anything was written. Nothing is written before `writing`.
 */
export const ImportStatus = z.enum(["checking", "checked", "failed", "writing", "done", "undone", "dropped"]);
export type ImportStatus = z.infer<typeof ImportStatus>;
/** Write the rows without errors and give the others back, or nothing unless all are right. */
export const ImportMode = z.enum(["good_rows", "all_or_none"]);
export type ImportMode = z.infer<typeof ImportMode>;

/** One thing to say about one cell, one row (`column` null) or the file (`row` null). */
export const ImportProblem = z
  .object({
    /** Stable, such as `month/unreadable`. */
    code: z.string(),
    /** An `error` keeps the row out; a `notice` says how something was read and lets it in. */
    level: z.enum(["error", "notice"]),
    /** Row as Excel counts it, from 1. */
    row: z.int().nullable(),
    column: z.string().nullable(),
    /** The column's title as the workbook has it. */
    header: z.string().nullable(),
    /** What the cell says. */
    value: z.string(),
    /** What is wrong, or how it was read. */
    says: Text,
    /** What to do about it; null of a notice. */
    fix: Text.nullable(),
  })
  .meta({ id: "ImportProblem" });
export type ImportProblem = z.infer<typeof ImportProblem>;

/** A column of the workbook and what it is taken for. */
export const ImportColumn = z
  .object({
    /** Letter in Excel. */
    letter: z.string(),
    /** Position from 0. */
    at: z.int(),
    header: z.string(),
    /** Key of the roster's column; null: not used. */
    key: z.string().nullable(),
    /** Name of the roster's column. */
    name: Text.nullable(),
    /** Why it was matched so. */
    by: z.enum(["header", "alias", "content", "user", "none"]),
    /** A few values, masked where they are sensitive. */
    samples: z.array(z.string()),
  })
  .meta({ id: "ImportColumn" });
export type ImportColumn = z.infer<typeof ImportColumn>;

export const RosterColumnName = z.object({ key: z.string(), name: Text, required: z.boolean() });

/** What was found in the workbook before its rows were read. */
export const ImportLayout = z
  .object({
    sheet: z.string(),
    sheets: z.array(z.string()),
    /** Excel rows of the header, from 1. */
    headerFrom: z.int(),
    headerTo: z.int(),
    columns: z.array(ImportColumn),
    /** Columns of the roster that the workbook lacks. */
    missing: z.array(RosterColumnName),
    /** Everything that a column can be taken for. */
    choices: z.array(RosterColumnName),
    /** Rows that are no entries, counted. */
    skipped: z.object({ titles: z.int(), repeatedHeaders: z.int(), totals: z.int(), blank: z.int(), notes: z.int() }),
  })
  .meta({ id: "ImportLayout" });
export type ImportLayout = z.infer<typeof ImportLayout>;

export const ImportCounts = z
  .object({
    /** Entries in the workbook; the next four add up to it. */
    rows: z.int(),
    good: z.int(),
    notices: z.int(),
    errors: z.int(),
    /** Left out by the user. */
    leftOut: z.int(),
    /** Of those that can be written: persons new, known with changes, known and the same already. */
    newOnes: z.int(),
    changed: z.int(),
    same: z.int(),
    /** Held by another unit too. */
    heldElsewhere: z.int(),
  })
  .meta({ id: "ImportCounts" });
export type ImportCounts = z.infer<typeof ImportCounts>;

/** What an import did, or took back. */
export const ImportReceipt = z
  .object({
    /** Short number to quote. */
    number: z.string(),
    newOnes: z.int(),
    changed: z.int(),
    same: z.int(),
    entries: z.int(),
    facts: z.int(),
    leftOut: z.int(),
    at: z.iso.datetime(),
    /** Until when it can be undone. */
    undoUntil: z.iso.datetime(),
    says: Text,
  })
  .meta({ id: "ImportReceipt" });
export type ImportReceipt = z.infer<typeof ImportReceipt>;

const summary = {
  id: z.uuid(),
  roster: z.string(),
  rosterName: Text,
  year: z.int(),
  unit: z.object({ id: z.uuid(), name: Text }),
  fileName: z.string(),
  fileBytes: z.int(),
  status: ImportStatus,
  mode: ImportMode.nullable(),
  counts: ImportCounts.nullable(),
  /** Rows done of rows in all, while checking or writing. */
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
};
export const ImportSummary = z.object(summary).meta({ id: "ImportSummary" });
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportDetail = z
  .object({
    ...summary,
    layout: ImportLayout.nullable(),
    /** Problems of the file as a whole: columns missing or unknown; when `failed`, why. */
    problems: z.array(ImportProblem),
    receipt: ImportReceipt.nullable(),
    undo: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
    /** The same file was imported before: then nothing will change. */
    before: z.object({ id: z.uuid(), at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: "ImportDetail" });
export type ImportDetail = z.infer<typeof ImportDetail>;

/** `take` writes the row, `keep_old` enters it without changing what is held, `skip` leaves it out. */
export const RowDecision = z.enum(["take", "keep_old", "skip"]);

export const ImportRow = z
  .object({
    /** Row as Excel counts it, from 1. */
    row: z.int(),
    level: z.enum(["good", "notice", "error", "left_out"]),
    /** What the cells say, by column; sensitive ones are masked unless they have a problem. */
    cells: z.record(z.string(), z.string()),
    problems: z.array(ImportProblem),
    /** What the registry holds already: nobody, the same, or something that would change. */
    known: z
      .object({
        state: z.enum(["new", "same", "changed"]),
        person: z.uuid().nullable(),
        by: z.enum(["identity", "name_birth_phone", "uscc", "name"]).nullable(),
        heldBy: z.array(z.string()),
        changes: z.array(z.object({ column: z.string(), header: z.string(), old: z.string(), new: z.string() })),
      })
      .nullable(),
    decision: RowDecision,
  })
  .meta({ id: "ImportRow" });
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportList = z.object(PageOf(ImportSummary)).meta({ id: "ImportList" });
export const ImportRowList = z.object(PageOf(ImportRow)).meta({ id: "ImportRowList" });

export const ImportsQuery = z.object({
  roster: RosterId.exactOptional(),
  unit: z.uuid().exactOptional(),
  status: ImportStatus.exactOptional(),
  ...PageQuery,
});
/** The workbook comes as the only part, `file`, of multipart/form-data. */
export const ImportUploadQuery = z.object({ roster: RosterId, year: Year, unit: z.uuid() });
const ImportPath = z.object({ id: z.uuid() });
const ImportRowPath = z.object({ id: z.uuid(), row: z.coerce.number().int().min(1).max(2_000_000) });
/** `problems` = errors and notices. */
export const ImportRowsQuery = z.object({
  show: z.enum(["all", "problems", "errors", "notices", "changes", "elsewhere"]).default("problems"),
  ...PageQuery,
});
export const ImportColumnsBody = z.object({
  /** Another sheet of the workbook. */
  sheet: words(100).exactOptional(),
  columns: z.array(z.object({ at: z.int().min(0).max(16_383), key: key.nullable() })).max(importLimits.columns),
});
export const ImportRowBody = z.object({
  /** New contents of cells, by column. */
  cells: z.record(key, words(importLimits.cellCharacters)).exactOptional(),
  decision: RowDecision.exactOptional(),
});
export const ImportConfirmBody = z.object({ mode: ImportMode });
export const ImportUndoBody = z.object({ reason: words(500).min(2) });

const RosterFilePath = z.object({ pack: z.string().max(64), roster: z.string().max(64) });
const TemplateQuery = z.object({ unit: z.uuid().exactOptional() });
const exportAs = {
  format: z.enum(["xlsx", "csv"]).default("xlsx"),
  /** Identity numbers, phones and the like in clear: needs the right to reveal, and a reason. */
  clear: z.boolean().default(false),
  reason: words(500).exactOptional(),
};
export const PeopleExportBody = z.object({
  /** The list's filters and order, as its address has them. */
  filter: PeopleQuery.omit({ page: true, pageSize: true }).prefault({}),
  /** Facts to take out, by id, besides a person's own fields; without it those that the list shows first. */
  facts: z.array(FactId).max(60).exactOptional(),
  ...exportAs,
});
export type PeopleExportBody = z.infer<typeof PeopleExportBody>;
export const RosterExportBody = z.object({
  roster: RosterId,
  year: Year.exactOptional(),
  unit: z.uuid().exactOptional(),
  ...exportAs,
});
export type RosterExportBody = z.infer<typeof RosterExportBody>;

/** Rosters in and out as spreadsheets. */
export const importRoutes = {
  uploadImport: route({
    method: "POST",
    access: { may: ["import", "create"] },
    path: "/api/v1/imports",
    summary: "Upload a workbook or CSV of a roster; it is checked in the background and nothing is written",
    query: ImportUploadQuery,
    upload: true,
    answer: ImportSummary,
  }),
  imports: route({
    method: "GET",
    access: { may: ["import", "list"] },
    path: "/api/v1/imports",
    summary: "Imports, newest first",
    query: ImportsQuery,
    answer: ImportList,
  }),
  importDetail: route({
    method: "GET",
    access: { may: ["import", "read"] },
    path: "/api/v1/imports/:id",
    summary: "One import: its columns, counts, progress and receipt",
    params: ImportPath,
    answer: ImportDetail,
  }),
  importRows: route({
    method: "GET",
    access: { may: ["import", "read"] },
    path: "/api/v1/imports/:id/rows",
    summary: "Rows of an import with their problems and what they would change",
    params: ImportPath,
    query: ImportRowsQuery,
    answer: ImportRowList,
  }),
  importColumns: route({
    method: "PUT",
    access: { may: ["import", "create"] },
    path: "/api/v1/imports/:id/columns",
    summary: "Say what the columns are; kept for this unit and roster; the file is checked again",
    params: ImportPath,
    body: ImportColumnsBody,
    answer: ImportSummary,
  }),
  importRow: route({
    method: "PATCH",
    access: { may: ["import", "create"] },
    path: "/api/v1/imports/:id/rows/:row",
    summary: "Correct cells of a row or decide about it; the row is checked again",
    params: ImportRowPath,
    body: ImportRowBody,
    answer: ImportRow,
  }),
  confirmImport: route({
    method: "POST",
    access: { may: ["import", "approve"] },
    path: "/api/v1/imports/:id/confirm",
    summary: "Write the checked rows; all of them become visible at once",
    params: ImportPath,
    body: ImportConfirmBody,
    answer: ImportSummary,
  }),
  undoImport: route({
    method: "POST",
    access: { may: ["import", "delete"] },
    path: "/api/v1/imports/:id/undo",
    summary: "Take a whole import back within 24 hours; nothing is erased",
    params: ImportPath,
    body: ImportUndoBody,
    answer: ImportSummary,
  }),
  dropImport: route({
    method: "DELETE",
    access: { may: ["import", "create"] },
    path: "/api/v1/imports/:id",
    summary: "Give up an upload before it is written; its contents are erased",
    params: ImportPath,
    answer: ImportSummary,
  }),
  importWorkbook: route({
    method: "GET",
    access: { may: ["import", "export"] },
    path: "/api/v1/imports/:id/workbook",
    summary: "The uploaded rows with their problems marked, to correct and send again",
    params: ImportPath,
    file: true,
  }),
  rosterTemplate: route({
    method: "GET",
    access: { may: ["roster", "read"] },
    path: "/api/v1/rosters/:pack/:roster/template",
    summary: "An empty workbook of a roster with drop-downs",
    params: RosterFilePath,
    query: TemplateQuery,
    file: true,
  }),
  exportRoster: route({
    method: "POST",
    access: { may: ["roster", "export"] },
    path: "/api/v1/exports/roster",
    summary: "A roster as workbook or CSV, masked unless revealed with a reason; logged",
    body: RosterExportBody,
    file: true,
  }),
  exportPeople: route({
    method: "POST",
    access: { may: ["person", "export"] },
    path: "/api/v1/exports/people",
    summary: "People as workbook or CSV, masked unless revealed with a reason; logged",
    body: PeopleExportBody,
    file: true,
  }),
};
