import type { Text } from "@jucai/engine";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { expected, type ReadOf, type Shape } from "./shape.ts";

/** One way to write something, and when a node is meant that way. */
export type Way<T> = { readonly when: (node: Node | null) => boolean; readonly shape: Shape<T> };

/** Several ways to write something; the first that the node is meant as reads it. */
export function oneOf<B, const W extends readonly Way<unknown>[]>(
  what: Text,
  blank: () => B,
  ways: W,
): Shape<B | ReadOf<W[number]["shape"]>> {
  type T = B | ReadOf<W[number]["shape"]>;
  const shape: Shape<T> = {
    what,
    blank,
    read: (node, sheet) => {
      const way = ways.find(({ when }) => when(node));
      return way ? (way.shape.read(node, sheet) as T) : expected(shape, node, sheet);
    },
    schema: (definitions) => ({ anyOf: ways.map((way) => way.shape.schema(definitions)) }),
  };
  return shape;
}

export const isText = (node: Node | null): boolean => isScalar(node);
export const isList = (node: Node | null): boolean => isSeq(node);
export const isTable = (node: Node | null): boolean => isMap(node);

/** Whether a node is a map with a key. */
export function hasKey(key: string): (node: Node | null) => boolean {
  return (node) => isMap(node) && node.has(key);
}

/** Whether a node is a map with two ends and nothing that would make it a ladder. */
export function isRange(node: Node | null): boolean {
  return isMap(node) && (node.has("from") || node.has("to")) && !node.has("ladder");
}

/** Whether a node is exactly one word. */
export function isWord(word: string): (node: Node | null) => boolean {
  return (node) => isScalar(node) && node.value === word;
}

/** Whether a node, as written, has a form. */
export function isLike(pattern: RegExp): (node: Node | null) => boolean {
  return (node) => isScalar(node) && node.value !== null && pattern.test(node.source ?? String(node.value));
}

/** A fixed word that stands for something. */
export function literal<T>(word: string, value: T): Shape<T> {
  const shape: Shape<T> = {
    what: { zh: word, en: `\`${word}\`` },
    blank: () => value,
    read: (node, sheet) => (isWord(word)(node) ? value : expected(shape, node, sheet)),
    schema: () => ({ const: word }),
  };
  return shape;
}
