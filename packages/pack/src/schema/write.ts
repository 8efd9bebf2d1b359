/** Writes the JSON Schemas for editors: `node packages/pack/src/schema/write.ts`, then format them. */
import { writeFile } from "node:fs/promises";
import { schemas } from "./schemas.ts";

for (const [name, schema] of schemas()) {
  const path = new URL(`../../schema/${name}.schema.json`, import.meta.url);
  await writeFile(path, `${JSON.stringify(schema, null, 2)}\n`);
}
