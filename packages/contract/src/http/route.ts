import { z } from "zod";
import type { Access } from "./access.ts";

const Nothing = z.object({});
export type Nothing = typeof Nothing;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One endpoint: who may use it, what goes in, what comes out. Server, client, OpenAPI and tests all read this. */
export type Route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
  M extends Method = Method,
  Path extends string = string,
> = {
  readonly method: M;
  /** Path with `:name` for parameters. */
  readonly path: Path;
  readonly summary: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  /** JSON body; of an upload it describes nothing and the file comes as multipart. */
  readonly body: Body;
  readonly answer: Answer;
  /** The answer is a file, not JSON. */
  readonly file: boolean;
  /** The request carries a file as multipart/form-data. */
  readonly upload: boolean;
  /** It decides or moves money: it needs an `Idempotency-Key`, and a repeat gets the first answer. */
  readonly once: boolean;
};
export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

type Given<P, Q, B, A, M, Path> = {
  readonly method: M;
  readonly path: Path;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer?: A;
  readonly file?: boolean;
  readonly upload?: boolean;
  readonly once?: boolean;
};

export function route<
  const M extends Method,
  const Path extends string,
  Answer extends z.ZodType = Nothing,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(it: Given<Params, Query, Body, Answer, M, Path>): Route<Params, Query, Body, Answer, M, Path> {
  const nothing = Nothing as never;
  return {
    ...it,
    params: it.params ?? nothing,
    query: it.query ?? nothing,
    body: it.body ?? nothing,
    answer: it.answer ?? nothing,
    file: it.file ?? false,
    upload: it.upload ?? false,
    once: it.once ?? false,
  };
}

/** Whether a route takes a JSON body. */
export function takesBody({ body }: AnyRoute): boolean {
  return body !== (Nothing as z.ZodType);
}

/** Whether a route answers with JSON that says something. */
export function answersJson({ answer, file }: AnyRoute): boolean {
  return !file && answer !== (Nothing as z.ZodType);
}
