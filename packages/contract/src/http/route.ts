import { z } from "zod";

const Nothing = z.object({});
export type Nothing = typeof Nothing;

/** One endpoint: what goes in, what comes out. Server, client, OpenAPI and tests all read this. */
export type Route<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType> = {
  readonly method: "GET";
  /** Path with `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
};
export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType>;

export function route<Answer extends z.ZodType, Params extends z.ZodType = Nothing, Query extends z.ZodType = Nothing>(
  it: Omit<Route<Params, Query, Answer>, "params" | "query"> & { params?: Params; query?: Query },
): Route<Params, Query, Answer> {
  return { ...it, params: it.params ?? (Nothing as never), query: it.query ?? (Nothing as never) };
}
