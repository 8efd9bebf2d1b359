import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readFolder } from "../src/load-packs.ts";
import { schemas } from "../src/schema/schemas.ts";

const packs = fileURLToPath(new URL("../../../packs", import.meta.url));

/** Which schema a file of a pack is written to. */
function kindOf(path: string): string {
  if (path.startsWith("vocabulary/")) return "vocabulary";
  const folder = /\/(benefit|example)s\//.exec(path)?.[1];
  if (folder) return folder === "example" ? "examples" : "benefit";
  return path.slice(path.lastIndexOf("/") + 1).replace(".yaml", "");
}

describe("JSON Schemas for editors", () => {
  it("are what the shapes say (else run: node packages/pack/src/schema/write.ts)", async () => {
    for (const [name, schema] of schemas()) {
      const file = await readFile(new URL(`../schema/${name}.schema.json`, import.meta.url), "utf8");
      expect(JSON.parse(file), name).toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });

  it("accept every file of the packs", async () => {
    const ajv = new Ajv({ allowUnionTypes: true });
    const validators = new Map([...schemas()].map(([name, schema]) => [name, ajv.compile(schema)]));
    for (const [path, text] of await readFolder(packs)) {
      const validate = validators.get(kindOf(path))!;
      expect(validate(parse(text)) ? [] : validate.errors, path).toEqual([]);
    }
  });

  it("refuse an unknown key and a missing one", () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(schemas().get("units")!);
    expect(validate({ units: { a: { name: { zh: "甲", en: "A" }, kind: "office" } } })).toBe(true);
    expect(validate({ units: {}, offices: {} })).toBe(false);
    expect(validate({})).toBe(false);
  });
});
