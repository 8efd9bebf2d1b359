import { z } from "zod";
import { ErrorAnswer } from "./http/refusal.ts";
import { type AnyRoute, answersJson, takesBody } from "./http/route.ts";
import { routes } from "./routes.ts";

type Json = { [key: string]: unknown };
const componentPath = (id: string) => `#/components/schemas/${id}`;

/** The OpenAPI 3.1 description of every route, made from the schemas that the server itself checks with. */
export function openApi(): Json {
  const paths: Json = {};
  for (const [name, it] of Object.entries(routes)) {
    const path = it.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...(paths[path] as Json | undefined), [it.method.toLowerCase()]: operation(name, it) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Jucai 聚才",
      version: "1",
      description: "Talent policies as data: documents, measures, benefits and search.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "jucai_session" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operation(name: string, it: AnyRoute): Json {
  return {
    operationId: name,
    summary: it.summary,
    description: accessText(it),
    ...("open" in it.access ? {} : { security: [{ session: [] }, { token: [] }] }),
    parameters: [...parameters(it.params, "path"), ...parameters(it.query, "query"), ...(it.once ? [onceHeader] : [])],
    ...requestBody(it),
    responses: {
      200: success(it),
      default: {
        description: "Refused or failed",
        content: { "application/json": { schema: reference(ErrorAnswer) } },
      },
    },
  };
}

/** A repeat of one wish under the same key gets the first answer. */
const onceHeader: Json = {
  name: "idempotency-key",
  in: "header",
  required: true,
  schema: { type: "string", pattern: "^[\\w-]{8,100}$" },
};

function accessText({ access }: AnyRoute): string {
  if ("open" in access) return `Open to everyone. ${access.open}`;
  if ("signedIn" in access) return `For whoever is signed in. ${access.signedIn}`;
  return `Needs the permission to ${access.may[1]}: ${access.may[0]}.`;
}

function requestBody(it: AnyRoute): Json {
  if (it.upload) {
    const schema = { type: "object", properties: { file: { type: "string", format: "binary" } } };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (!takesBody(it)) return {};
  const { $schema, ...schema } = z.toJSONSchema(it.body, { io: "input" }) as Json;
  void $schema;
  return { requestBody: { required: true, content: { "application/json": { schema } } } };
}

function success(it: AnyRoute): Json {
  if (it.file)
    return { description: "The file", content: { "application/octet-stream": { schema: { type: "string" } } } };
  if (!answersJson(it)) return { description: "Done" };
  return { description: "Success", content: { "application/json": { schema: reference(it.answer) } } };
}

function parameters(schema: z.ZodType, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function reference(schema: z.ZodType): Json {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error("every answer needs an id in its meta()");
  return { $ref: componentPath(id) };
}

function components(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: componentPath, io: "output" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeader(schema)]));
}

// OpenAPI names a component by its key; `$schema` and `$id` inside would say something else.
function withoutHeader(schema: object): Json {
  const { $schema, $id, id, ...rest } = schema as Json;
  void [$schema, $id, id];
  return rest;
}
