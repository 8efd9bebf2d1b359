import { z } from "zod";
import { Moment } from "../directory/fields.ts";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { SchemeId } from "./recognitions.ts";

/** `asked` waits for its office; `taken` is being seen to. */
export const requestStates = ["asked", "taken", "granted", "declined", "withdrawn"] as const;

/** A service 服务事项 that may be asked for. */
export const ServiceView = z
  .object({
    id: SchemeId,
    measure: z.string(),
    name: Text,
    clause: z.string(),
    policy: Text,
    place: PlaceCode,
    for: z.enum(["person", "employer"]),
    who: Text,
    units: z.array(Text),
    /** Working days in which it is answered: printed, or set by the place; null where there are none. */
    days: z.int().nullable(),
    daysPrinted: z.boolean(),
    asks: z.array(
      z.object({
        key: z.string(),
        label: Text,
        type: z.enum(["text", "date", "choice"]),
        required: z.boolean(),
        values: z.array(z.object({ id: z.string(), label: Text })),
      }),
    ),
    evidence: z.array(Text),
    /** Whether what is held of the asker opens it; null where that is not known and the office looks. */
    opens: z.boolean().nullable(),
  })
  .meta({ id: "ServiceView" });
export type ServiceView = z.infer<typeof ServiceView>;

export const ServiceRequestView = z
  .object({
    id: Uuid,
    number: z.string(),
    service: z.object({ id: z.string(), name: Text, measure: z.string(), clause: z.string() }),
    asker: z.object({ kind: z.enum(["person", "employer"]), id: Uuid, name: z.string() }),
    answers: z.array(z.object({ key: z.string(), label: Text, value: z.string() })),
    words: z.string().nullable(),
    state: z.enum(requestStates),
    askedOn: IsoDate,
    /** The day by which it is to be answered; null where no limit is printed or set. */
    dueOn: IsoDate.nullable(),
    /** False where the day lies in a year whose holidays are not published yet. */
    dueKnown: z.boolean(),
    late: z.boolean(),
    unit: z.object({ id: Uuid, name: Text }),
    /** Who is seeing to it. */
    handler: z.string().nullable(),
    answer: z.object({ words: z.string(), on: IsoDate, by: z.string() }).nullable(),
    events: z.array(z.object({ at: Moment, by: z.string(), says: Text, words: z.string().nullable() })),
    version: z.int(),
  })
  .meta({ id: "ServiceRequestView" });
export type ServiceRequestView = z.infer<typeof ServiceRequestView>;

export const AskService = z.object({
  service: SchemeId,
  /** The place that gives it. */
  place: PlaceCode,
  /** A clerk asks for his employer, the window for whoever stands there; otherwise for oneself. */
  asker: z.object({ kind: z.enum(["person", "employer"]), id: Uuid }).exactOptional(),
  answers: z.record(z.string().max(60), z.string().trim().max(1000)).default({}),
  words: Paragraphs.exactOptional(),
});
export type AskService = z.infer<typeof AskService>;
export const AnswerService = z.object({
  version: z.int(),
  outcome: z.enum(["granted", "declined"]),
  words: Paragraphs,
});
export type AnswerService = z.infer<typeof AnswerService>;

export const ServicesQuery = z.object({ place: PlaceCode.exactOptional(), employer: Uuid.exactOptional() });
export const ServiceRequestsQuery = z.object({
  state: z.enum(requestStates).exactOptional(),
  service: SchemeId.exactOptional(),
  unit: Uuid.exactOptional(),
  person: Uuid.exactOptional(),
  late: z.enum(["true", "false"]).exactOptional(),
  ...PageQuery,
});
export type ServiceRequestsQuery = z.infer<typeof ServiceRequestsQuery>;

const base = "/api/v1/service-requests";
const Versioned = z.object({ version: z.int() });

/** Services that are asked for 服务事项申请: one office, a limit, an answer. */
export const serviceRoutes = {
  services: route({
    method: "GET",
    access: { signedIn: "what he or his employer may ask for" },
    path: "/api/v1/services",
    summary: "Services that may be asked for, and whether what is held of the asker opens them",
    query: ServicesQuery,
    answer: z.object({ items: z.array(ServiceView) }).meta({ id: "ServiceList" }),
  }),
  myServiceRequests: route({
    method: "GET",
    access: { signedIn: "his own requests" },
    path: "/api/v1/my/service-requests",
    summary: "What I asked for",
    answer: z.object({ items: z.array(ServiceRequestView) }).meta({ id: "MyServiceRequests" }),
  }),
  askService: route({
    method: "POST",
    access: { may: ["service_request", "create"] },
    path: base,
    summary: "Ask for a service",
    body: AskService,
    answer: ServiceRequestView,
    once: true,
  }),
  serviceRequests: route({
    method: "GET",
    access: { may: ["service_request", "list"] },
    path: base,
    summary: "Requests within reach, the most urgent first",
    query: ServiceRequestsQuery,
    answer: z
      .object({ ...PageOf(ServiceRequestView), open: z.int(), late: z.int() })
      .meta({ id: "ServiceRequestList" }),
  }),
  serviceRequest: route({
    method: "GET",
    access: { may: ["service_request", "read"] },
    path: `${base}/:id`,
    summary: "One request",
    params: IdPath,
    answer: ServiceRequestView,
  }),
  takeServiceRequest: route({
    method: "POST",
    access: { may: ["service_request", "approve"] },
    path: `${base}/:id/take`,
    summary: "Somebody of the office sees to it from now on",
    params: IdPath,
    body: Versioned,
    answer: ServiceRequestView,
  }),
  passServiceRequest: route({
    method: "POST",
    access: { may: ["service_request", "approve"] },
    path: `${base}/:id/pass`,
    summary: "Hand it to another office of the place, with the reason; the limit stays",
    params: IdPath,
    body: Versioned.extend({ unit: Uuid, why: Line }),
    answer: ServiceRequestView,
  }),
  answerServiceRequest: route({
    method: "POST",
    access: { may: ["service_request", "approve"] },
    path: `${base}/:id/answer`,
    summary: "Grant it or decline it, with words for the asker",
    params: IdPath,
    body: AnswerService,
    answer: ServiceRequestView,
    once: true,
  }),
  withdrawServiceRequest: route({
    method: "POST",
    access: { may: ["service_request", "update"] },
    path: `${base}/:id/withdraw`,
    summary: "The asker takes it back",
    params: IdPath,
    body: Versioned,
    answer: ServiceRequestView,
    once: true,
  }),
};
