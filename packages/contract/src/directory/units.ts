import { z } from "zod";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";

export const unitKinds = [
  "jurisdiction",
  "office",
  "township",
  "village",
  "employer",
  "agency",
  "school",
  "group",
] as const;
export type UnitKind = (typeof unitKinds)[number];

const UnitId = z.uuid();
const UnitName = z.string().trim().min(1).max(80);
const UnitParams = z.object({ id: UnitId });
const withoutControls = (text: string) => !/[\u0000-\u001f\u007f]/.test(text);
const Words = z.string().max(longestQuery).refine(withoutControls);

/** A unit as lists and choices show it. */
export const UnitBrief = z
  .object({ id: UnitId, name: z.string(), kind: z.enum(unitKinds), place: PlaceCode })
  .meta({ id: "UnitBrief" });
export type UnitBrief = z.infer<typeof UnitBrief>;

export const UnitRow = z
  .object({
    id: UnitId,
    name: z.string(),
    kind: z.enum(unitKinds),
    place: PlaceCode,
    parent: UnitId.nullable(),
    /** GB/T 2260 code of a jurisdiction, unified social credit code of an employer, or null. */
    code: z.string().nullable(),
    /** Names from the top of the tree down to the unit above. */
    above: z.array(z.string()),
    /** How many units stand right below. */
    children: z.int(),
    validFrom: IsoDate.nullable(),
    validTo: IsoDate.nullable(),
  })
  .meta({ id: "UnitRow" });
export type UnitRow = z.infer<typeof UnitRow>;

export const UnitDetail = z
  .object({
    ...UnitRow.shape,
    version: z.int(),
    /** Official names over time, aliases and former names. */
    names: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["official", "alias", "former"]),
        validFrom: IsoDate.nullable(),
        validTo: IsoDate.nullable(),
      }),
    ),
    /** What policy documents call it. */
    packNames: z.array(z.object({ pack: z.string(), key: z.string(), name: Text })),
    /** Into which unit it was merged, and which were merged into it. */
    successor: UnitBrief.nullable(),
    predecessors: z.array(UnitBrief),
    /** Of a group: which units it stands for. */
    members: z.array(UnitBrief),
  })
  .meta({ id: "UnitDetail" });
export type UnitDetail = z.infer<typeof UnitDetail>;

export const UnitList = z.object(PageOf(UnitRow)).meta({ id: "UnitList" });
export type UnitList = z.infer<typeof UnitList>;

/** What a text in a cell may mean: one unit for certain, or several to choose from. */
export const Resolved = z
  .object({
    items: z.array(z.object({ text: z.string(), unit: UnitBrief.nullable(), candidates: z.array(UnitBrief) })),
  })
  .meta({ id: "ResolvedUnits" });
export type Resolved = z.infer<typeof Resolved>;

const UnitsQuery = z.object({
  /** Units right below this one; without words and parent, the top of the tree. */
  parent: UnitId.exactOptional(),
  /** Name, alias, former name or pinyin. */
  q: Words.default(""),
  kind: z.enum(unitKinds).exactOptional(),
  /** A place and everything inside it. */
  place: PlaceCode.exactOptional(),
  /** The day on which units exist and names hold; today when absent. */
  on: IsoDate.exactOptional(),
  ...PageQuery,
});

export const NewUnit = z
  .object({
    parent: UnitId,
    kind: z.enum(unitKinds),
    name: UnitName,
    code: z.string().max(20).exactOptional(),
    aliases: z.array(UnitName).max(20).default([]),
    validFrom: IsoDate.exactOptional(),
  })
  .meta({ id: "NewUnit" });

/** Every change names the version it looked at; another one in between is a conflict. */
const Change = { version: z.int(), on: IsoDate.exactOptional() };
export const RenameUnit = z.object({ ...Change, name: UnitName }).meta({ id: "RenameUnit" });
export const MoveUnit = z.object({ ...Change, parent: UnitId }).meta({ id: "MoveUnit" });
export const MergeUnit = z.object({ ...Change, into: UnitId }).meta({ id: "MergeUnit" });
export const CloseUnit = z.object({ ...Change }).meta({ id: "CloseUnit" });
export const UnitAliases = z
  .object({ version: z.int(), aliases: z.array(UnitName).max(20) })
  .meta({ id: "UnitAliases" });
export const UnitMembers = z
  .object({ version: z.int(), members: z.array(UnitId).max(500) })
  .meta({ id: "UnitMembers" });
export const PackUnitChoice = z
  .object({ pack: z.string().max(64), key: z.string().max(64) })
  .meta({ id: "PackUnitChoice" });

/** The tree of jurisdictions, offices, townships and employers. */
export const unitRoutes = {
  units: route({
    method: "GET",
    path: "/api/v1/units",
    summary: "Units below one, or those that words and filters find",
    access: { may: ["unit", "list"] },
    query: UnitsQuery,
    answer: UnitList,
  }),
  resolveUnits: route({
    method: "GET",
    path: "/api/v1/units/resolve",
    summary: "Which units a text means that stands in a cell or a document",
    access: { may: ["unit", "search"] },
    query: z.object({
      text: Words.min(1),
      place: PlaceCode.exactOptional(),
      on: IsoDate.exactOptional(),
    }),
    answer: Resolved,
  }),
  unit: route({
    method: "GET",
    path: "/api/v1/units/:id",
    summary: "One unit with its names over time and what documents call it",
    access: { may: ["unit", "read"] },
    params: UnitParams,
    answer: UnitDetail,
  }),
  createUnit: route({
    method: "POST",
    path: "/api/v1/units",
    summary: "Adds a unit below another",
    access: { may: ["unit", "create"] },
    body: NewUnit,
    answer: UnitDetail,
  }),
  renameUnit: route({
    method: "POST",
    path: "/api/v1/units/:id/rename",
    summary: "Gives a unit a new official name from a day on; the old one stays as a former name",
    access: { may: ["unit", "update"] },
    params: UnitParams,
    body: RenameUnit,
    answer: UnitDetail,
  }),
  moveUnit: route({
    method: "POST",
    path: "/api/v1/units/:id/move",
    summary: "Puts a unit below another one",
    access: { may: ["unit", "update"] },
    params: UnitParams,
    body: MoveUnit,
    answer: UnitDetail,
  }),
  mergeUnit: route({
    method: "POST",
    path: "/api/v1/units/:id/merge",
    summary: "Merges a unit into another one, which takes over what it holds",
    access: { may: ["unit", "approve"] },
    params: UnitParams,
    body: MergeUnit,
    answer: UnitDetail,
  }),
  closeUnit: route({
    method: "POST",
    path: "/api/v1/units/:id/close",
    summary: "Closes a unit that nothing stands below any more",
    access: { may: ["unit", "approve"] },
    params: UnitParams,
    body: CloseUnit,
    answer: UnitDetail,
  }),
  setUnitAliases: route({
    method: "PUT",
    path: "/api/v1/units/:id/aliases",
    summary: "Other names by which a unit is found",
    access: { may: ["unit", "update"] },
    params: UnitParams,
    body: UnitAliases,
    answer: UnitDetail,
  }),
  setUnitMembers: route({
    method: "PUT",
    path: "/api/v1/units/:id/members",
    summary: "The units that a group stands for",
    access: { may: ["unit", "update"] },
    params: UnitParams,
    body: UnitMembers,
    answer: UnitDetail,
  }),
  bindUnit: route({
    method: "PUT",
    path: "/api/v1/units/:id/pack-name",
    summary: "Says that a name in a document means this unit",
    access: { may: ["unit", "update"] },
    params: UnitParams,
    body: PackUnitChoice,
    answer: UnitDetail,
  }),
};
