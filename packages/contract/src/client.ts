import type { z } from "zod";
import type { ErrorAnswer } from "./http/refusal.ts";
import type { routes } from "./routes.ts";

type Routes = typeof routes;
type Input<Name extends keyof Routes> = z.input<Routes[Name]["query"]>;
type Answer<Name extends keyof Routes> = Promise<z.output<Routes[Name]["answer"]>>;

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

/**
 * A typed client. Holds no schema, so that a page that uses it carries no validator.
 *
 * @example await createClient(fetch).search({ q: "人才" })
 */
export function createClient(send: typeof fetch, base = "") {
  const get = async (path: string, query: object = {}): Promise<never> => {
    const response = await send(`${base}${path}${queryText(query)}`, { headers: { accept: "application/json" } });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new RequestFailed(response.status, body as ErrorAnswer | undefined);
    return body as never;
  };
  return {
    policies: (query?: Input<"policies">): Answer<"policies"> => get("/api/v1/policies", query),
    policy: (id: string, query?: Input<"policy">): Answer<"policy"> => get(`/api/v1/policies/${escaped(id)}`, query),
    /** @param id a measure's id, such as `qingliu-2023-1/05` */
    measure: (id: string, query?: Input<"measure">): Answer<"measure"> =>
      get(`/api/v1/measures/${id.split("/").map(escaped).join("/")}`, query),
    search: (query?: Input<"search">): Answer<"search"> => get("/api/v1/search", query),
    vocabulary: (): Answer<"vocabulary"> => get("/api/v1/vocabulary"),
    places: (): Answer<"places"> => get("/api/v1/places"),
  };
}

const escaped = encodeURIComponent;

function queryText(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
