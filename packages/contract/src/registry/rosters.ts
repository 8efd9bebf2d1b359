import { z } from "zod";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { UnitBrief } from "../directory/units.ts";
import { Due, Roster } from "../published/roster.ts";
import { IsoDate, Text } from "../published/text.ts";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const RosterPath = z.object({ pack: name, roster: name });
const Year = z.coerce.number().int().min(2000).max(2200);
const Words = z
  .string()
  .max(longestQuery)
  .refine((text) => !/[\u0000-\u001f\u007f]/.test(text));

/** '2026' for a year, '2026Q3' for a quarter, '2026:spring-festival' for a window that the place sets. */
export const Period = z.string().regex(/^\d{4}(Q[1-4]|:[a-z0-9-]{1,40})?$/);

/** One day by which a roster is handed in. `day` is null while the place has not set the window. */
export const DueView = z
  .object({ period: Period, label: Text, day: IsoDate.nullable(), due: Due })
  .meta({ id: "RosterDue" });
export type DueView = z.infer<typeof DueView>;

export const reportStates = ["missing", "filling", "handed_in", "returned", "accepted"] as const;
export type ReportState = (typeof reportStates)[number];

/** Where one collecting unit stands with one roster in one period. */
export const UnitReport = z
  .object({
    unit: UnitBrief,
    /** Whom this unit writes down, as the document says it; empty where it says nothing. */
    whom: z.array(Text),
    period: Period,
    state: z.enum(reportStates),
    /** Rows of this unit that stand in the roster. */
    rows: z.int(),
    handedInAt: z.iso.datetime().nullable(),
    handedInBy: z.string().nullable(),
    /** What is wrong with it, as the receiving office says when it returns it. */
    note: z.string().nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: "UnitReport" });
export type UnitReport = z.infer<typeof UnitReport>;

export const RosterRow = z
  .object({
    id: z.string(),
    pack: z.string(),
    /** Short title of the document. */
    policy: Text,
    measure: z.string(),
    name: Text,
    clause: z.string(),
    of: z.enum(["person", "employer"]),
    purpose: Text,
    keptYears: z.number(),
    year: z.int(),
    rows: z.int(),
    /** The next day by which it is due; null when none is printed or set. */
    next: DueView.nullable(),
    units: z.object({ expected: z.int(), handedIn: z.int() }),
  })
  .meta({ id: "RosterRow" });
export type RosterRow = z.infer<typeof RosterRow>;
export const RosterListAnswer = z.object({ items: z.array(RosterRow), year: z.int() }).meta({ id: "RosterList" });
export type RosterListAnswer = z.infer<typeof RosterListAnswer>;

export const RosterDetail = z
  .object({
    roster: Roster,
    year: z.int(),
    dues: z.array(DueView),
    /** The period that the reports below are about. */
    period: Period,
    to: UnitBrief.nullable(),
    reports: z.array(UnitReport),
    /** Of a roster that is made public: by when, and whether it was. */
    publication: z
      .object({
        by: IsoDate.nullable(),
        publishedAt: z.iso.datetime().nullable(),
        publishedBy: z.string().nullable(),
        overdue: z.boolean(),
      })
      .nullable(),
    snapshots: z.array(z.object({ year: z.int(), takenAt: z.iso.datetime(), takenBy: z.string(), rows: z.int() })),
  })
  .meta({ id: "RosterDetail" });
export type RosterDetail = z.infer<typeof RosterDetail>;

/** A cell: what the column holds, masked where it is sensitive. */
const Cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

export const RosterEntry = z
  .object({
    id: z.uuid(),
    rowNo: z.int().nullable(),
    unit: UnitBrief,
    /** The person or employer in the registry. */
    subject: z.uuid().nullable(),
    status: z.enum(["current", "withdrawn"]),
    /** By the key of the column; a masked value keeps only its end. */
    values: z.record(z.string(), Cell),
    masked: z.array(z.string()),
  })
  .meta({ id: "RosterEntry" });
export type RosterEntry = z.infer<typeof RosterEntry>;
export const RosterEntries = z.object(PageOf(RosterEntry)).meta({ id: "RosterEntries" });
export type RosterEntries = z.infer<typeof RosterEntries>;

/** How many rows each unit has in each category. */
export const RosterSummary = z
  .object({
    year: z.int(),
    categories: z.array(z.object({ id: z.string(), label: Text })),
    units: z.array(z.object({ unit: UnitBrief, counts: z.record(z.string(), z.int()), total: z.int() })),
    totals: z.record(z.string(), z.int()),
    /** Persons or employers, each counted once however many units wrote them down. */
    different: z.int(),
    total: z.int(),
  })
  .meta({ id: "RosterSummary" });
export type RosterSummary = z.infer<typeof RosterSummary>;

const EntriesQuery = z.object({
  year: Year.exactOptional(),
  unit: z.uuid().exactOptional(),
  /** Id of one of the roster's lists. */
  list: name.exactOptional(),
  category: z.string().max(64).exactOptional(),
  /** Name or pinyin. */
  q: Words.default(""),
  /** Rows as they were frozen in this year, instead of today's. */
  snapshot: Year.exactOptional(),
  ...PageQuery,
});

/** One row by hand, about somebody who is registered; cells as one types them into the form, by the column's key. */
export const NewRosterEntry = z
  .object({
    year: z.int().min(2000).max(2200),
    unit: z.uuid(),
    subject: z.uuid(),
    cells: z.record(z.string().max(64), z.string().max(4_000)),
  })
  .meta({ id: "NewRosterEntry" });

const YearQuery = z.object({ year: Year.exactOptional() });
const YearPeriodQuery = z.object({ year: Year.exactOptional(), period: Period.exactOptional() });
export const HandIn = z.object({ unit: z.uuid(), period: Period }).meta({ id: "HandIn" });
export const ReturnReport = z
  .object({ unit: z.uuid(), period: Period, why: z.string().trim().min(1).max(500) })
  .meta({ id: "ReturnReport" });
export const TakeSnapshot = z.object({ year: z.int().min(2000).max(2200) }).meta({ id: "TakeSnapshot" });

/** Those who stand in a roster in several years on end, such as two summers of an internship. */
export const Consecutive = z
  .object({
    years: z.int(),
    items: z.array(
      z.object({ subject: z.uuid(), name: z.string(), from: z.int(), to: z.int(), years: z.array(z.int()) }),
    ),
  })
  .meta({ id: "ConsecutiveYears" });
export type Consecutive = z.infer<typeof Consecutive>;

/** A roster as the public reads it. */
export const PublicRoster = z
  .object({
    id: z.string(),
    name: Text,
    clause: z.string(),
    year: z.int(),
    publishedAt: z.iso.datetime(),
    columns: z.array(
      z.object({
        key: z.string(),
        label: Text,
        type: z.string(),
        values: z.array(z.object({ id: z.string(), label: Text })),
      }),
    ),
    rows: z.array(z.record(z.string(), Cell)),
  })
  .meta({ id: "PublicRoster" });
export type PublicRoster = z.infer<typeof PublicRoster>;

export const SetWindow = z
  .object({ year: z.int().min(2000).max(2200), window: name, from: IsoDate, to: IsoDate })
  .meta({ id: "RosterWindow" });

/** Rosters that documents ask for: who has handed in, what stands in them, the summary sheet. */
export const rosterRoutes = {
  rosters: route({
    method: "GET",
    path: "/api/v1/rosters",
    summary: "Rosters that my units write, receive or may see, with what is due",
    access: { may: ["roster", "list"] },
    query: YearQuery,
    answer: RosterListAnswer,
  }),
  roster: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster",
    summary: "One roster with its columns, days and who has handed in",
    access: { may: ["roster", "read"] },
    params: RosterPath,
    query: YearPeriodQuery,
    answer: RosterDetail,
  }),
  rosterEntries: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster/entries",
    summary: "Rows of a roster, sensitive columns masked",
    access: { may: ["roster", "search"] },
    params: RosterPath,
    query: EntriesQuery,
    answer: RosterEntries,
  }),
  rosterEntry: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster/entries/:id",
    summary: "One row of a roster, sensitive columns masked",
    access: { may: ["roster", "read"] },
    params: z.object({ ...RosterPath.shape, id: z.uuid() }),
    answer: RosterEntry,
  }),
  addRosterEntry: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/entries",
    summary: "Writes one row about a registered person or employer, in place of the one that stands",
    access: { may: ["roster", "create"] },
    params: RosterPath,
    body: NewRosterEntry,
    answer: RosterEntry,
  }),
  withdrawRosterEntry: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/entries/:id/withdraw",
    summary: "Takes a row out of the roster; the person or employer stays",
    access: { may: ["roster", "delete"] },
    params: z.object({ ...RosterPath.shape, id: z.uuid() }),
    body: z.object({ why: z.string().trim().min(2).max(200) }),
    answer: RosterEntry,
  }),
  revealRosterEntry: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/entries/:id/reveal",
    summary: "Shows the roster's own sensitive columns of one row, with a reason, on record",
    access: { may: ["roster", "reveal"] },
    params: z.object({ ...RosterPath.shape, id: z.uuid() }),
    body: z.object({ reason: z.string().trim().min(2).max(200) }),
    answer: RosterEntry,
  }),
  handInRoster: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/hand-in",
    summary: "A unit declares its share of a roster complete",
    access: { may: ["roster", "update"] },
    params: RosterPath,
    body: HandIn,
    answer: UnitReport,
  }),
  returnRoster: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/return",
    summary: "The receiving office gives a unit's share back, saying why",
    access: { may: ["roster", "approve"] },
    params: RosterPath,
    body: ReturnReport,
    answer: UnitReport,
  }),
  acceptRoster: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/accept",
    summary: "The receiving office takes a unit's share",
    access: { may: ["roster", "approve"] },
    params: RosterPath,
    body: HandIn,
    answer: UnitReport,
  }),
  rosterSummary: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster/summary",
    summary: "The summary sheet: rows by unit and category",
    access: { may: ["roster", "count"] },
    params: RosterPath,
    query: YearQuery,
    answer: RosterSummary,
  }),
  rosterSummaryFile: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster/summary.xlsx",
    summary: "The summary sheet as a workbook",
    access: { may: ["roster", "export"] },
    params: RosterPath,
    query: YearQuery,
    file: true,
  }),
  snapshotRoster: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/snapshot",
    summary: "Freezes the roster of a year as it stands",
    access: { may: ["roster", "approve"] },
    params: RosterPath,
    body: TakeSnapshot,
    answer: RosterDetail,
  }),
  publishRoster: route({
    method: "POST",
    path: "/api/v1/rosters/:pack/:roster/publish",
    summary: "Makes a year's roster public, as far as its document lets columns out",
    access: { may: ["roster", "approve"] },
    params: RosterPath,
    body: TakeSnapshot,
    answer: RosterDetail,
  }),
  publishedRoster: route({
    method: "GET",
    path: "/api/v1/published-rosters/:pack/:roster",
    summary: "A roster that was made public, the last one or that of a year",
    access: { open: "What a place has made public is for everybody." },
    params: RosterPath,
    query: YearQuery,
    answer: PublicRoster,
  }),
  consecutiveYears: route({
    method: "GET",
    path: "/api/v1/rosters/:pack/:roster/consecutive",
    summary: "Who stands in it in several years on end",
    access: { may: ["roster", "search"] },
    params: RosterPath,
    query: z.object({ years: z.coerce.number().int().min(2).max(10).default(2) }),
    answer: Consecutive,
  }),
  setRosterWindow: route({
    method: "PUT",
    path: "/api/v1/rosters/:pack/:roster/window",
    summary: "Sets the first and last day of a window that the document leaves to the place",
    access: { may: ["roster", "approve"] },
    params: RosterPath,
    body: SetWindow,
    answer: RosterDetail,
  }),
};
