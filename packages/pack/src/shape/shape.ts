import type { Text } from "@jucai/engine";
import type { Node } from "yaml";
import { placeOf, report, type Sheet } from "../yaml/sheet.ts";

/** A JSON Schema, for editors. */
export type JsonSchema = { readonly [key: string]: unknown };
/** Named schemas, collected under `definitions`. */
export type Definitions = Map<string, JsonSchema>;

/**
 * What a piece of YAML must look like: one source for the reader, which knows positions, and for
 * the JSON Schema of editors.
 *
 * Reading is total: after a fault was reported it goes on with a blank value, so that one pass
 * finds everything that is wrong. Whoever uses the value asks the sheet for problems first.
 */
export type Shape<T> = {
  readonly what: Text;
  readonly blank: () => T;
  readonly read: (node: Node | null, sheet: Sheet) => T;
  readonly schema: (definitions: Definitions) => JsonSchema;
};

export type ReadOf<S> = S extends Shape<infer T> ? T : never;

/** Reports that something else was expected here, and gives the blank value back. */
export function expected<T>(shape: Pick<Shape<T>, "what" | "blank">, node: Node | null, sheet: Sheet): T {
  report(
    sheet,
    placeOf(sheet, node),
    "pack/wrong-type",
    { zh: `这里应为${shape.what.zh}。`, en: `Expected ${shape.what.en} here.` },
    { zh: `改成${shape.what.zh}。`, en: `Write ${shape.what.en}.` },
  );
  return shape.blank();
}

/** A shape that is defined later, for shapes that hold themselves; named in the schema. */
export function named<T>(name: string, what: Text, get: () => Shape<T>): Shape<T> {
  return {
    what,
    blank: () => get().blank(),
    read: (node, sheet) => get().read(node, sheet),
    schema: (definitions) => {
      if (!definitions.has(name)) {
        definitions.set(name, {});
        definitions.set(name, get().schema(definitions));
      }
      return { $ref: `#/definitions/${name}` };
    },
  };
}

/** The same shape under another description. */
export function described<T>(shape: Shape<T>, what: Text): Shape<T> {
  return { ...shape, what, schema: (definitions) => ({ ...shape.schema(definitions), description: what.en }) };
}

/** Reads something and turns it into something else. */
export function mapped<A, B>(shape: Shape<A>, turn: (value: A) => B): Shape<B> {
  return { ...shape, blank: () => turn(shape.blank()), read: (node, sheet) => turn(shape.read(node, sheet)) };
}
