import { type Definitions, type JsonSchema, type Shape } from "../shape/shape.ts";
import { benefitFile, ratesFile } from "../shapes/benefit.ts";
import { examplesFile } from "../shapes/examples.ts";
import { measuresFile, packFile, runsFile, unitsFile } from "../shapes/pack.ts";
import { recognitionsFile, servicesFile } from "../shapes/recognitions.ts";
import { processesFile } from "../shapes/processes.ts";
import { tasksFile } from "../shapes/tasks.ts";
import { liaisonFile, rostersFile } from "../shapes/rosters.ts";
import { vocabularyFile } from "../shapes/vocabulary.ts";

const files: Readonly<Record<string, Shape<unknown>>> = {
  benefit: benefitFile,
  examples: examplesFile,
  liaison: liaisonFile,
  measures: measuresFile,
  pack: packFile,
  processes: processesFile,
  rates: ratesFile,
  recognitions: recognitionsFile,
  rosters: rostersFile,
  runs: runsFile,
  services: servicesFile,
  tasks: tasksFile,
  units: unitsFile,
  vocabulary: vocabularyFile,
};

/** JSON Schemas (draft 7, which editors know) of all kinds of files, from the shapes that read them. */
export function schemas(): Map<string, JsonSchema> {
  return new Map(Object.entries(files).map(([name, shape]) => [name, schemaOf(name, shape)]));
}

function schemaOf(name: string, shape: Shape<unknown>): JsonSchema {
  const definitions: Definitions = new Map();
  const root = shape.schema(definitions);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Jucai pack: ${name}`,
    ...root,
    ...(definitions.size > 0 ? { definitions: Object.fromEntries(definitions) } : {}),
  };
}
