import { printDay, writeFacts, type Held, type Start, type Vocabulary } from "@jucai/engine";
import type { BundleExpectation, ExampleFile, Expectation } from "../examples/example.ts";

/** Writes an example as it stands in a file of examples, ready to be put under `examples:`. */
export function exampleText(
  name: string,
  clause: string,
  start: Start,
  expectation: Expectation,
  vocabulary: Vocabulary,
  file: ExampleFile | undefined,
): string {
  const set = Object.fromEntries([...start.settings].map(([key, value]) => [key.split("#")[1]!, value]));
  const lines = [
    `  - name: ${quoted(name)}`,
    `    clause: ${quoted(clause)}`,
    `    on: ${printDay(start.on)}`,
    `    facts: ${flow(factsOf(start, vocabulary, file))}`,
    ...(start.held.length > 0 ? [`    held: ${flow(start.held.map(heldOf))}`] : []),
    ...(Object.keys(set).length > 0 ? [`    set: ${flow(set)}`] : []),
    `    expect: ${flow(moneyIn(expectation))}`,
  ];
  return lines.join("\n");
}

/** Writes an example of a bundle as a file of its own. */
export function bundleText(
  name: string,
  clause: string,
  start: Start,
  expectation: BundleExpectation,
  vocabulary: Vocabulary,
  packs: readonly string[],
): string {
  return [
    `packs: [${packs.join(", ")}]`,
    "examples:",
    `  - name: ${quoted(name)}`,
    `    clause: ${quoted(clause)}`,
    `    on: ${printDay(start.on)}`,
    `    facts: ${flow(factsOf(start, vocabulary, undefined))}`,
    ...(start.held.length > 0 ? [`    held: ${flow(start.held.map(heldOf))}`] : []),
    `    bundle: ${flow(moneyIn(expectation))}`,
  ].join("\n");
}

/** All facts, since the file's `base` may say otherwise; what other examples know and this one does not is unknown. */
function factsOf({ facts }: Start, vocabulary: Vocabulary, file: ExampleFile | undefined): Record<string, unknown> {
  const elsewhere = (file?.examples ?? []).flatMap((it) => [...it.facts.values.keys(), ...it.facts.lists.keys()]);
  const unknown = [...new Set(elsewhere)].filter((id) => !facts.values.has(id) && !facts.lists.has(id));
  return { ...Object.fromEntries(unknown.map((id) => [id, "unknown"])), ...writeFacts(facts, vocabulary) };
}

function heldOf({ fen, ...rest }: Held): Record<string, unknown> {
  return { ...rest, ...(fen === undefined ? {} : { amount: yuan(fen) }) };
}

/** Money and dates of an expectation as they are written. */
function moneyIn(of: unknown, key = ""): unknown {
  if (Array.isArray(of)) return of.map((it) => moneyIn(it));
  if (typeof of === "object" && of !== null) {
    return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, moneyIn(value, name)]));
  }
  if (!["total", "min", "max", "amount", "rent", "due"].includes(key)) return of;
  if (of === null) return "none";
  return typeof of === "number" ? yuan(of) : of;
}

const yuan = (fen: number): string => `${fen / 100} yuan`;

function flow(of: unknown): string {
  if (Array.isArray(of)) return `[${of.map(flow).join(", ")}]`;
  if (typeof of === "object" && of !== null) {
    const parts = Object.entries(of).map(([key, value]) => `${key}: ${flow(value)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return typeof of === "string" ? quoted(of) : String(of);
}

/** Words, dates and money stand without quotes, whatever YAML could read as something else in them. */
function quoted(text: string): string {
  const plain =
    /^[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff./()（）-]*$/.test(text) || /^\d{4}-\d\d-\d\d$|^[\d.]+ yuan$/.test(text);
  return plain && !/^(true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text);
}
