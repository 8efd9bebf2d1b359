import type { z } from "zod";
import type { ErrorAnswer } from "./http/refusal.ts";
import type { AnyRoute } from "./http/route.ts";
import type { routes } from "./routes.ts";

type Routes = typeof routes;
type EveryRoute = Routes[keyof Routes];
type NameOf<R> = R extends { readonly method: infer M extends string; readonly path: infer P extends string }
  ? `${M} ${P}`
  : never;

/** A route by method and path, such as `GET /api/v1/policies/:id`. */
export type RouteName = NameOf<EveryRoute>;
export type RouteNamed<Name extends RouteName> = Name extends `${infer M} ${infer P}`
  ? Extract<EveryRoute, { readonly method: M; readonly path: P }>
  : never;
type Part<R, Key extends "params" | "query" | "body"> = R extends { readonly [K in Key]: infer S extends z.ZodType }
  ? z.input<S>
  : never;
/** What a route takes; parts that take nothing may be left out. */
export type InputOf<Name extends RouteName> = {
  readonly [Key in "params" | "query" | "body" as {} extends Part<RouteNamed<Name>, Key> ? never : Key]: Part<
    RouteNamed<Name>,
    Key
  >;
} & {
  readonly [Key in "params" | "query" | "body" as {} extends Part<RouteNamed<Name>, Key> ? Key : never]?: Part<
    RouteNamed<Name>,
    Key
  >;
} & {
  /** Names this wish, so that sending it again gets the first answer; made anew for every call when left out. */
  readonly key?: string;
  /** Gives the request up: the newest question counts. */
  readonly signal?: AbortSignal;
};
export type AnswerOf<Name extends RouteName> =
  RouteNamed<Name> extends { readonly answer: infer S extends z.ZodType } ? z.output<S> : never;

/** The request was refused or failed; `answer` holds words for the reader. */
export class RequestFailed extends Error {
  readonly status: number;
  /** Absent when the answer did not come from the server itself, such as a proxy's page. */
  readonly answer: ErrorAnswer | undefined;

  constructor(status: number, answer: ErrorAnswer | undefined) {
    super(answer?.says ?? `HTTP ${status}`);
    this.name = "RequestFailed";
    this.status = status;
    this.answer = answer;
  }
}

export type Client = ReturnType<typeof createClient>;
/** Headers for every request, asked each time: the language, and the session's value against forged requests. */
export type HeadersOf = () => Readonly<Record<string, string>>;

type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
};

/** Names one wish, however often it is sent: the server answers a repeat with its first answer. */
export function newKey(): string {
  // randomUUID is missing on pages served without TLS, as inside an office.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function onceOf(method: string, key: string | undefined): Readonly<Record<string, string>> {
  return method === "POST" ? { "idempotency-key": key ?? newKey() } : {};
}

/**
 * A typed client. Holds no schema, so that a page that uses it carries no validator.
 *
 * @example await createClient(fetch).call("GET /api/v1/search", { query: { q: "人才" } })
 */
export function createClient(send: typeof fetch, base = "", headersOf: HeadersOf = () => ({})) {
  const answerTo = async (address: string, init: RequestInit): Promise<never> => {
    const response = await send(address, init);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new RequestFailed(response.status, body as ErrorAnswer | undefined);
    return body as never;
  };
  const call = (name: string, { params = {}, query = {}, body, key, signal }: Loose = {}): Promise<never> => {
    const [method = "GET", path = ""] = name.split(" ");
    const json = body === undefined ? {} : { "content-type": "application/json" };
    return answerTo(addressOf(base, path, params, query), {
      method,
      headers: { accept: "application/json", ...json, ...onceOf(method, key), ...headersOf() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  };
  const get = (path: string, query: object = {}) => call(`GET ${path}`, { query });
  return {
    /** Calls any route of the contract by its method and path. */
    call: call as <Name extends RouteName>(name: Name, input?: InputOf<Name>) => Promise<AnswerOf<Name>>,
    /** Sends a file to a route that takes one. */
    upload: (async (name: string, input: Loose, form: FormData) => {
      const [method = "POST", path = ""] = name.split(" ");
      const headers = { accept: "application/json", ...onceOf(method, input.key), ...headersOf() };
      return answerTo(addressOf(base, path, input.params ?? {}, input.query ?? {}), { method, headers, body: form });
    }) as <Name extends RouteName>(name: Name, input: InputOf<Name>, form: FormData) => Promise<AnswerOf<Name>>,
    policies: (query?: QueryOf<"policies">): Answer<"policies"> => get("/api/v1/policies", query),
    policy: (id: string, query?: QueryOf<"policy">): Answer<"policy"> => get(`/api/v1/policies/${escaped(id)}`, query),
    /** @param id a measure's id, such as `qingliu-2023-1/05` */
    measure: (id: string, query?: QueryOf<"measure">): Answer<"measure"> =>
      get(`/api/v1/measures/${id.split("/").map(escaped).join("/")}`, query),
    search: (query?: QueryOf<"search">): Answer<"search"> => get("/api/v1/search", query),
    vocabulary: (): Answer<"vocabulary"> => get("/api/v1/vocabulary"),
    places: (): Answer<"places"> => get("/api/v1/places"),
  };
}
type QueryOf<Name extends keyof Routes> = z.input<Routes[Name]["query"]>;
type Answer<Name extends keyof Routes> = Promise<z.output<Routes[Name]["answer"]>>;

const escaped = encodeURIComponent;

/** The address of a route with its parameters filled in; also for links to files. */
export function addressOf(
  base: string,
  path: AnyRoute["path"],
  params: Readonly<Record<string, unknown>>,
  query: object = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_all, name: string) => escaped(String(params[name])));
  return `${base}${filled}${queryText(query)}`;
}

function queryText(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
