import { z } from "zod";
import { PageOf } from "../http/page.ts";
import { IsoDate, Text } from "../published/text.ts";
import { Uuid } from "./written.ts";

/** Whom liaison is about. */
export const SubjectRef = z.object({ kind: z.enum(["person", "employer"]), id: Uuid });
export type SubjectRef = z.infer<typeof SubjectRef>;
export const LiaisonSubject = z
  .object({
    kind: z.enum(["person", "employer"]),
    id: Uuid,
    name: z.string(),
    /** Masked; the person's own page reveals it, with a reason. */
    phone: z.string().nullable(),
  })
  .meta({ id: "LiaisonSubject" });
export type LiaisonSubject = z.infer<typeof LiaisonSubject>;
export const LiaisonUnit = z.object({ id: Uuid, name: Text }).meta({ id: "LiaisonUnit" });
export type LiaisonUnit = z.infer<typeof LiaisonUnit>;

/** As what somebody keeps in touch: an office, a leader, a firm's service specialist, one of a team such as 1+3. */
export const liaisonKinds = ["office", "leader", "specialist", "team"] as const;
export const contactKinds = ["visit", "call", "message", "letter", "gathering", "symposium", "other"] as const;

/**
 * How a duty stands on a day. `open`: not yet, and time is left; `near`: the last day comes close; `overdue`: it has
 * passed, or an earlier period passed without a contact and none followed; `unknown`: a contact without a date may or
 * may not count; `no_limit`: the document sets no number.
 */
export const dutyStates = ["done", "open", "near", "overdue", "unknown", "no_limit"] as const;
export const DutyStanding = z
  .object({
    state: z.enum(dutyStates),
    /** The last day that still counts. */
    due: IsoDate.nullable(),
    done: z.int(),
    wanted: z.int().nullable(),
    last: IsoDate.nullable(),
    /** Periods that passed without the contacts they asked for, newest first. */
    missed: z.array(z.object({ from: IsoDate, to: IsoDate })),
    says: Text,
  })
  .meta({ id: "DutyStanding" });
export type DutyStanding = z.infer<typeof DutyStanding>;

export const LiaisonContact = z
  .object({
    account: Uuid.nullable(),
    name: z.string(),
    title: z.string().nullable(),
  })
  .meta({ id: "LiaisonContact" });
export type LiaisonContact = z.infer<typeof LiaisonContact>;

export const LiaisonCard = z
  .object({
    id: Uuid,
    subject: LiaisonSubject,
    kind: z.enum(liaisonKinds),
    /** Of a team: which place in it, such as county_leader. */
    role: z.object({ id: z.string(), label: Text }).nullable(),
    contact: LiaisonContact,
    unit: LiaisonUnit,
    from: IsoDate,
    to: IsoDate.nullable(),
    /** The duty of a pack that it serves, such as qingliu-huigui-2023/outside, and its measure. */
    duty: z.object({ id: z.string(), name: Text, measure: z.string(), clause: z.string() }).nullable(),
    standing: DutyStanding,
    openEvents: z.int(),
  })
  .meta({ id: "LiaisonCard" });
export type LiaisonCard = z.infer<typeof LiaisonCard>;
export const LiaisonList = z.object(PageOf(LiaisonCard)).meta({ id: "LiaisonList" });

export const ContactRecord = z
  .object({
    id: Uuid,
    subject: LiaisonSubject,
    kind: z.enum(contactKinds),
    /** Null: it took place, nobody wrote down when. */
    on: IsoDate.nullable(),
    /** Null when the reader may know that it took place but not what was said. */
    summary: z.string().nullable(),
    by: z.string(),
    unit: LiaisonUnit,
    event: Uuid.nullable(),
    gathering: Uuid.nullable(),
    enteredAt: z.string(),
    retracted: z.object({ at: z.string(), why: z.string() }).nullable(),
  })
  .meta({ id: "ContactRecord" });
export type ContactRecord = z.infer<typeof ContactRecord>;
export const ContactRecordList = z.object(PageOf(ContactRecord)).meta({ id: "ContactRecordList" });

/** Something major that happened to somebody: contact is due at once. */
export const LiaisonEvent = z
  .object({
    id: Uuid,
    subject: LiaisonSubject,
    what: z.string(),
    on: IsoDate,
    due: IsoDate,
    state: z.enum(["near", "overdue", "answered", "answered_late"]),
    answeredOn: IsoDate.nullable(),
    record: Uuid.nullable(),
  })
  .meta({ id: "LiaisonEvent" });
export type LiaisonEvent = z.infer<typeof LiaisonEvent>;
export const LiaisonEventList = z.object(PageOf(LiaisonEvent)).meta({ id: "LiaisonEventList" });

export const LiaisonDetail = z
  .object({
    liaison: LiaisonCard,
    records: z.array(ContactRecord),
    events: z.array(LiaisonEvent),
    /** Who looked after this subject under the same duty before, newest first. */
    before: z.array(
      z.object({ contact: LiaisonContact, from: IsoDate, to: IsoDate.nullable(), handover: z.string().nullable() }),
    ),
    handover: z.string().nullable(),
  })
  .meta({ id: "LiaisonDetail" });
export type LiaisonDetail = z.infer<typeof LiaisonDetail>;

const Tally = {
  total: z.int(),
  done: z.int(),
  open: z.int(),
  near: z.int(),
  overdue: z.int(),
  unknown: z.int(),
  noLimit: z.int(),
};
export const LiaisonBoard = z
  .object({
    on: IsoDate,
    duties: z.array(
      z.object({
        id: z.string(),
        name: Text,
        measure: z.string(),
        clause: z.string(),
        due: IsoDate.nullable(),
        /** On the roster, but nobody is assigned. */
        notAssigned: z.int(),
        ...Tally,
      }),
    ),
    units: z.array(z.object({ unit: LiaisonUnit, ...Tally })),
    contacts: z.array(z.object({ contact: LiaisonContact, unit: LiaisonUnit, last: IsoDate.nullable(), ...Tally })),
    events: z.object({ open: z.int(), overdue: z.int() }),
    newest: z.array(ContactRecord),
  })
  .meta({ id: "LiaisonBoard" });
export type LiaisonBoard = z.infer<typeof LiaisonBoard>;

/** Somebody for whom a duty wants more people than are assigned. */
export const LiaisonGap = z
  .object({
    subject: LiaisonSubject,
    duty: z.object({ id: z.string(), name: Text }),
    missing: z.array(z.object({ role: z.string().nullable(), label: Text })),
  })
  .meta({ id: "LiaisonGap" });
export type LiaisonGap = z.infer<typeof LiaisonGap>;
export const LiaisonGapList = z.object(PageOf(LiaisonGap)).meta({ id: "LiaisonGapList" });

/** What a pack asks: for the choices of a form. */
export const LiaisonDuties = z
  .object({
    duties: z.array(
      z.object({
        id: z.string(),
        name: Text,
        measure: z.string(),
        clause: z.string(),
        of: z.enum(["person", "employer"]),
        atLeast: z.object({ times: z.int(), every: z.enum(["year", "quarter"]) }).nullable(),
        team: z.array(z.object({ role: z.string(), label: Text, count: z.int() })),
        atOnceOn: z.array(z.object({ id: z.string(), label: Text })),
        collects: z.object({ what: z.enum(["opinions", "needs"]), name: Text, by: z.string().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: "LiaisonDuties" });
export type LiaisonDuties = z.infer<typeof LiaisonDuties>;

export const Gathering = z
  .object({
    id: Uuid,
    title: z.string(),
    kind: z.enum(["gathering", "symposium", "visit", "letter"]),
    on: IsoDate,
    where: z.string().nullable(),
    unit: LiaisonUnit,
    summary: z.string().nullable(),
    attendees: z.array(LiaisonSubject),
    opinions: z.int(),
  })
  .meta({ id: "Gathering" });
export type Gathering = z.infer<typeof Gathering>;
export const GatheringList = z.object(PageOf(Gathering)).meta({ id: "GatheringList" });

export const LiaisonReminder = z
  .object({
    id: Uuid,
    liaison: Uuid.nullable(),
    opinion: Uuid.nullable(),
    subject: LiaisonSubject.nullable(),
    stage: z.enum(["near", "today", "overdue"]),
    due: IsoDate,
    on: IsoDate,
    says: Text,
  })
  .meta({ id: "LiaisonReminder" });
export type LiaisonReminder = z.infer<typeof LiaisonReminder>;
export const LiaisonReminderList = z.object(PageOf(LiaisonReminder)).meta({ id: "LiaisonReminderList" });
