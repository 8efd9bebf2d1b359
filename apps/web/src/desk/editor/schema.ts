/** The part of JSON Schema (draft 7) that the packs' schemas use. */
export type Schema = {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
};

/** Every schema that may hold at a path of keys; lists are looked through, since a path does not count items. */
export function schemasAt(root: Schema, path: readonly string[]): readonly Schema[] {
  const seen = (schemas: readonly Schema[]) => schemas.flatMap((schema) => spread(root, schema, 0));
  return path.reduce<readonly Schema[]>(
    (here, key) => seen(here.flatMap((schema) => below(schema, key))),
    seen([root]),
  );
}

/** A schema with what it stands for: references, choices and the items of lists. */
function spread(root: Schema, schema: Schema, depth: number): readonly Schema[] {
  if (depth > 20) return [];
  const more = (list: readonly Schema[] = []) => list.flatMap((one) => spread(root, one, depth + 1));
  const { $ref, items, anyOf, oneOf, allOf } = schema;
  const name = $ref?.replace("#/definitions/", "");
  const meant = name === undefined ? undefined : root.definitions?.[name];
  const listed = items === undefined ? [] : Array.isArray(items) ? (items as readonly Schema[]) : [items as Schema];
  return [schema, ...(meant ? more([meant]) : []), ...more(listed), ...more(anyOf), ...more(oneOf), ...more(allOf)];
}

function below({ properties = {}, patternProperties = {}, additionalProperties }: Schema, key: string): Schema[] {
  const named = properties[key];
  if (named) return [named];
  const patterned = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, "u").test(key));
  if (patterned.length > 0) return patterned.map(([, schema]) => schema);
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}

export type Choice = {
  readonly text: string;
  /** A key of a map, one of a list of words, or a fact that rules may ask about. */
  readonly kind: "key" | "word" | "fact";
  readonly required?: true;
  /** Shown beside it. */
  readonly says?: string;
};

/** Keys that may stand in a map; those that have to come first. */
export function keysAt(root: Schema, path: readonly string[]): readonly Choice[] {
  const found = new Map<string, Choice>();
  for (const { properties = {}, required = [] } of schemasAt(root, path))
    for (const [text, { description }] of Object.entries(properties))
      found.set(text, {
        text,
        kind: "key",
        ...(required.includes(text) && { required: true as const }),
        ...(description !== undefined && { says: description }),
      });
  return [...found.values()].sort((one, other) => Number(other.required ?? 0) - Number(one.required ?? 0));
}

/** Words that may stand as a value: those that a schema lists, and yes or no. */
export function wordsAt(root: Schema, path: readonly string[]): readonly Choice[] {
  const listed = schemasAt(root, path).flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.type === "boolean" ? [true, false] : []),
  ]);
  const words = listed.filter((word) => ["string", "number", "boolean"].includes(typeof word)).map(String);
  return [...new Set(words)].map((text) => ({ text, kind: "word" }));
}

/** Whether free text may stand there: then facts may be asked about in it. */
export const isWritten = (root: Schema, path: readonly string[]): boolean =>
  schemasAt(root, path).some(
    ({ type, enum: listed, ...rest }) =>
      listed === undefined && [type].flat().includes("string") && rest.const === undefined,
  );
