import { type PolicyDetail, type PolicyList, routes } from "@jucai/contract";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../test/app.ts";

type Description = {
  openapi: string;
  paths: Record<
    string,
    { get: { responses: Record<string, { content: { "application/json": { schema: object } } }> } }
  >;
  components: { schemas: Record<string, object> };
};

describe("the OpenAPI description", () => {
  let app: TestApp;
  let description: Description;
  let ajv: Ajv2020;
  beforeAll(async () => {
    app = await anApp();
    description = (await app.http.inject({ url: "/api/openapi.json" })).json();
    ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false, allowUnionTypes: true });
    ajv.addVocabulary(["openapi", "info", "servers", "paths", "components"]);
    ajv.addSchema({ ...description, $id: "openapi" });
  });
  afterAll(() => app.close());

  const check = async (url: string, path: string, status = 200, headers = {}) => {
    const response = await app.http.inject({ url, headers });
    expect(response.statusCode, `${url} ${response.body.slice(0, 300)}`).toBe(status);
    const answers = description.paths[path]?.get.responses;
    const schema = (status === 200 ? answers?.["200"] : answers?.["default"])?.content["application/json"].schema;
    const reference = (schema as { $ref: string }).$ref;
    const validate = ajv.getSchema(`openapi${reference}`) ?? ajv.compile({ $ref: `openapi${reference}` });
    const valid = validate(response.json());
    expect(valid, `${url} ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
    return reference;
  };

  it("is OpenAPI 3.1 and names every route of the contract, with its verb", () => {
    expect(description.openapi).toBe("3.1.0");
    const described = Object.entries(description.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(described.toSorted()).toEqual(
      Object.values(routes)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
  });

  it("names no route that the server lacks", () => {
    const missing = Object.values(routes).filter(({ method, path }) => !app.http.hasRoute({ method, url: path }));
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it("describes the real answers of every route", async () => {
    await check("/healthz", "/healthz");
    await check("/readyz", "/readyz");
    await check("/api/v1/policies", "/api/v1/policies");
    await check("/api/v1/places", "/api/v1/places");
    await check("/api/v1/vocabulary", "/api/v1/vocabulary");
    for (const q of ["", "补贴", "36000", "rencai", "四(一)", "allowance", "人社局", "nothing like this"]) {
      await check(`/api/v1/search?pageSize=100&q=${encodeURIComponent(q)}`, "/api/v1/search");
    }
  });

  it("describes every document and every measure that there is", async () => {
    const { items } = (await app.http.inject({ url: "/api/v1/policies" })).json<PolicyList>();
    for (const { id } of items) {
      await check(`/api/v1/policies/${id}`, "/api/v1/policies/{id}");
      const { measures } = (await app.http.inject({ url: `/api/v1/policies/${id}` })).json<PolicyDetail>();
      for (const measure of measures) {
        await check(`/api/v1/measures/${measure.id}`, "/api/v1/measures/{pack}/{measure}");
      }
    }
  });

  it("describes refusals in both languages", async () => {
    for (const headers of [{}, { "accept-language": "en" }]) {
      await check("/api/v1/search?page=x", "/api/v1/search", 400, headers);
      await check("/api/v1/policies/none", "/api/v1/policies/{id}", 404, headers);
      await check("/api/v1/measures/none/1", "/api/v1/measures/{pack}/{measure}", 404, headers);
    }
  });

  it("would notice an answer with a field too many", async () => {
    const answer: PolicyList = (await app.http.inject({ url: "/api/v1/policies" })).json();
    const validate = ajv.compile({ $ref: "openapi#/components/schemas/PolicyList" });
    expect(validate(answer)).toBe(true);
    expect(validate({ ...answer, extra: 1 })).toBe(false);
  });
});
