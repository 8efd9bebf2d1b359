import { z } from "zod";
import { PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate } from "../published/text.ts";
import {
  contactKinds,
  ContactRecord,
  ContactRecordList,
  dutyStates,
  Gathering,
  GatheringList,
  LiaisonBoard,
  LiaisonDetail,
  LiaisonDuties,
  LiaisonEvent,
  LiaisonEventList,
  LiaisonGapList,
  liaisonKinds,
  LiaisonList,
  LiaisonReminderList,
  SubjectRef,
} from "./liaison-views.ts";
import { IdPath, Line, Paragraphs, Uuid } from "./written.ts";

/** `pack/name`, such as qingliu-huigui-2023/outside. */
export const DutyId = z.string().regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/);

/** A person of ours by account, or somebody named with a title, such as a leader without one. */
export const ContactGiven = z.object({
  account: Uuid.exactOptional(),
  name: Line,
  title: Line.exactOptional(),
});
export type ContactGiven = z.infer<typeof ContactGiven>;
const RoleId = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/);

export const LiaisonsQuery = z.object({
  /** `mine`: only those where I am the contact. */
  whose: z.enum(["mine", "all"]).default("all"),
  subject: Uuid.exactOptional(),
  unit: Uuid.exactOptional(),
  account: Uuid.exactOptional(),
  kind: z.enum(liaisonKinds).exactOptional(),
  duty: DutyId.exactOptional(),
  state: z.enum(dutyStates).exactOptional(),
  /** Date on which duties are judged; today without one. */
  on: IsoDate.exactOptional(),
  ended: z.enum(["no", "yes"]).default("no"),
  ...PageQuery,
});
export type LiaisonsQuery = z.infer<typeof LiaisonsQuery>;
export const AssignRequest = z.object({
  subject: SubjectRef,
  kind: z.enum(liaisonKinds),
  role: RoleId.exactOptional(),
  duty: DutyId.exactOptional(),
  contact: ContactGiven,
  unit: Uuid,
  from: IsoDate,
});
export type AssignRequest = z.infer<typeof AssignRequest>;
export const ReplaceRequest = z.object({
  contact: ContactGiven,
  /** The new contact's unit; the same as before without one. */
  unit: Uuid.exactOptional(),
  from: IsoDate,
  /** What the new contact must know. */
  handover: Paragraphs,
});
export type ReplaceRequest = z.infer<typeof ReplaceRequest>;
export const EndRequest = z.object({ to: IsoDate, why: Line });
export type EndRequest = z.infer<typeof EndRequest>;
export const BoardQuery = z.object({ on: IsoDate.exactOptional(), unit: Uuid.exactOptional() });

export const ContactsQuery = z.object({
  subject: Uuid.exactOptional(),
  unit: Uuid.exactOptional(),
  from: IsoDate.exactOptional(),
  to: IsoDate.exactOptional(),
  kind: z.enum(contactKinds).exactOptional(),
  ...PageQuery,
});
export type ContactsQuery = z.infer<typeof ContactsQuery>;
export const ContactRequest = z.object({
  subject: SubjectRef,
  kind: z.enum(contactKinds),
  /** Null: it took place, the day is not known. */
  on: IsoDate.nullable(),
  summary: Paragraphs,
  unit: Uuid,
  /** Answers something major that happened. */
  event: Uuid.exactOptional(),
});
export type ContactRequest = z.infer<typeof ContactRequest>;
export const RetractRequest = z.object({ why: Line });
export const EventRequest = z.object({ subject: SubjectRef, what: Line, on: IsoDate });
export type EventRequest = z.infer<typeof EventRequest>;
export const EventsQuery = z.object({
  subject: Uuid.exactOptional(),
  state: z.enum(["open", "answered"]).default("open"),
  ...PageQuery,
});
export const GatheringsQuery = z.object({
  year: z.coerce.number().int().min(1900).max(2200).exactOptional(),
  ...PageQuery,
});
export const GatheringRequest = z.object({
  title: Line,
  kind: z.enum(["gathering", "symposium", "visit", "letter"]),
  on: IsoDate,
  where: Line.exactOptional(),
  unit: Uuid,
  summary: Paragraphs.exactOptional(),
  attendees: z.array(SubjectRef).max(500),
});
export type GatheringRequest = z.infer<typeof GatheringRequest>;
export const GapsQuery = z.object({ duty: DutyId.exactOptional(), ...PageQuery });

const created = LiaisonDetail;

/**
 * Who keeps in touch with whom, and what came of it. `create` writes down contacts, events and gatherings; `update`
 * assigns, replaces and ends.
 */
export const liaisonRoutes = {
  liaisonDuties: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/liaison/duties",
    summary: "The duties to keep in touch that the documents of this place set",
    answer: LiaisonDuties,
  }),
  liaisonBoard: route({
    method: "GET",
    access: { may: ["liaison", "count"] },
    path: "/api/v1/liaison/board",
    summary: "Per duty, unit and contact: how many were contacted, who is near or past the last day",
    query: BoardQuery,
    answer: LiaisonBoard,
  }),
  liaisonGaps: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/liaison/gaps",
    summary: "Persons and employers for whom a duty wants more people than are assigned",
    query: GapsQuery,
    answer: LiaisonGapList,
  }),
  liaisonReminders: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/liaison/reminders",
    summary: "My reminders, newest first",
    query: z.object(PageQuery),
    answer: LiaisonReminderList,
  }),
  liaisonEvents: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/liaison/events",
    summary: "Major events on which contact is due at once",
    query: EventsQuery,
    answer: LiaisonEventList,
  }),
  raiseLiaisonEvent: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/liaison/events",
    summary: "Something major happened to somebody: contact is due at once",
    body: EventRequest,
    answer: LiaisonEvent,
  }),
  liaisons: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/liaisons",
    summary: "Who keeps in touch with whom, with the standing of the duty on a date",
    query: LiaisonsQuery,
    answer: LiaisonList,
  }),
  liaison: route({
    method: "GET",
    access: { may: ["liaison", "read"] },
    path: "/api/v1/liaisons/:id",
    summary: "One assignment with its contacts, events and predecessors",
    params: IdPath,
    answer: LiaisonDetail,
  }),
  assignLiaison: route({
    method: "POST",
    access: { may: ["liaison", "update"] },
    path: "/api/v1/liaisons",
    summary: "Assign an office, a leader, a specialist or a member of a team",
    body: AssignRequest,
    answer: created,
  }),
  replaceLiaison: route({
    method: "POST",
    access: { may: ["liaison", "update"] },
    path: "/api/v1/liaisons/:id/replace",
    summary: "Hand over to somebody else from a date on",
    params: IdPath,
    body: ReplaceRequest,
    answer: created,
  }),
  endLiaison: route({
    method: "POST",
    access: { may: ["liaison", "update"] },
    path: "/api/v1/liaisons/:id/end",
    summary: "End an assignment without a successor",
    params: IdPath,
    body: EndRequest,
    answer: created,
  }),
  contacts: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/contacts",
    summary: "Visits, calls, letters and gatherings that took place, newest first",
    query: ContactsQuery,
    answer: ContactRecordList,
  }),
  recordContact: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/contacts",
    summary: "Write down a contact; may answer a major event",
    body: ContactRequest,
    answer: ContactRecord,
  }),
  retractContact: route({
    method: "POST",
    access: { may: ["liaison", "update"] },
    path: "/api/v1/contacts/:id/retract",
    summary: "A contact was written down by mistake: it no longer counts, and stays readable",
    params: IdPath,
    body: RetractRequest,
    answer: ContactRecord,
  }),
  gatherings: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/gatherings",
    summary: "Gatherings, symposia and rounds of visits",
    query: GatheringsQuery,
    answer: GatheringList,
  }),
  gathering: route({
    method: "GET",
    access: { may: ["liaison", "read"] },
    path: "/api/v1/gatherings/:id",
    summary: "One gathering with those who came",
    params: IdPath,
    answer: Gathering,
  }),
  recordGathering: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/gatherings",
    summary: "Write down a gathering; everyone who came counts as contacted",
    body: GatheringRequest,
    answer: Gathering,
  }),
};
