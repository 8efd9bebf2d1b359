import { type AnyRoute, roles, takesBody } from "@jucai/contract";
import { z } from "zod";

/** An id that nothing has. */
export const nobodysId = "00000000-0000-4000-8000-0000000fffff";

/** The address of a route with made-up parameters, or those given. */
export function urlOf({ path, params }: AnyRoute, given: Readonly<Record<string, string>> = {}): string {
  const { properties = {} } = z.toJSONSchema(params, { io: "input" }) as { properties?: Record<string, JsonSchema> };
  return path.replaceAll(
    /:(\w+)/g,
    (_all, name: string) => given[name] ?? encodeURIComponent(example(properties[name])),
  );
}

type JsonSchema = { format?: string; type?: string; enum?: unknown[]; minimum?: number };

function example(schema: JsonSchema = {}): string {
  if (schema.enum !== undefined) return String(schema.enum[0]);
  if (schema.format === "uuid") return nobodysId;
  if (schema.type === "integer" || schema.type === "number") return String(schema.minimum ?? 1);
  return "none";
}

/** A request that gets as far as the permissions: what it carries is of no account. */
export function requestOf(route: AnyRoute, headers: Readonly<Record<string, string>>) {
  const body = takesBody(route) && !route.upload ? { payload: {} } : {};
  return { method: route.method, url: urlOf(route), headers: { ...headers }, ...body };
}

export { roles };
