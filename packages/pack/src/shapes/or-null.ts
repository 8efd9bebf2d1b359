import { isScalar } from "yaml";
import type { Shape } from "../shape/shape.ts";

/** A value, or `null` where the document prints none. */
export function nullOr<T>(shape: Shape<T>): Shape<T | null> {
  return {
    what: { zh: `${shape.what.zh}，没有则写 null`, en: `${shape.what.en}, or null where there is none` },
    blank: () => null,
    read: (node, sheet) =>
      isScalar(node) && node.value === null && node.source !== "" ? null : shape.read(node, sheet),
    schema: (definitions) => ({ anyOf: [shape.schema(definitions), { type: "null" }] }),
  };
}
