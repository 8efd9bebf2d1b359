/** Where in a YAML file the cursor stands: the keys above it, what it is about to write, and what stands of that. */
export type Place = {
  /** Keys from the top of the file; list items leave no trace, since a schema says the same of each. */
  readonly path: readonly string[];
  /** A key of `path`, or a value of its last key. */
  readonly writes: "key" | "value";
  /** Where what is being typed begins. */
  readonly from: number;
  readonly prefix: string;
  /** Keys that stand beside it already. */
  readonly siblings: readonly string[];
};

type Line = { readonly indent: number; readonly dashed: boolean; readonly key: string | null; readonly rest: string };

const keyed = /^((?:- +)*)([A-Za-z_][\w./-]*|"[^"]*"):(?:\s+(.*))?$/;

/**
 * Found by indentation, not by a parser: while something is being typed the file rarely parses.
 *
 * Of a map within braces `{ zh: … }` the innermost open one counts.
 */
export function placeAt(text: string, at: number): Place | undefined {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(start, at);
  if (/^\s*#|\s#[^"']*$/.test(before)) return undefined;
  const above = text.slice(0, start).split("\n").slice(0, -1);
  const below = text.slice(at).split("\n").slice(1);
  const own = lineOf(before) ?? { indent: before.search(/\S|$/), dashed: false, key: null, rest: before.trim() };
  const indent = own.indent;
  const parents = keysAbove(above, indent);
  const flow = inBraces(before);
  if (flow !== undefined) {
    const path = own.key === null ? parents : [...parents, own.key];
    const { keys, typed } = flow;
    const value = /^([\w-]+):\s*(.*)$/.exec(typed);
    if (value) return placed([...path, value[1]!], "value", value[2]!, at, keys);
    return placed(path, "key", typed, at, keys);
  }
  if (own.key !== null) return placed([...parents, own.key], "value", own.rest, at, []);
  const dash = /^\s*(?:- +)*/.exec(before)![0];
  const typed = before.slice(dash.length);
  // `- word` may be an item's first key or an item that is a word: the schema decides.
  return placed(parents, "key", typed, at, siblingsOf(above, below, indent));
}

function placed(
  path: readonly string[],
  writes: Place["writes"],
  typed: string,
  at: number,
  siblings: readonly string[],
): Place {
  // Of an expression only its last word is being typed.
  const prefix = writes === "key" ? typed : (/[\w.-]*$/.exec(typed)?.[0] ?? "");
  return { path, writes, from: at - prefix.length, prefix, siblings };
}

/** The line's key with the column at which it stands; dashes count as indentation. */
function lineOf(line: string): Line | undefined {
  if (line.trim() === "" || line.trimStart().startsWith("#")) return undefined;
  const lead = line.search(/\S/);
  const found = keyed.exec(line.slice(lead));
  if (!found) {
    const dashes = /^(?:- +)*/.exec(line.slice(lead))![0];
    return { indent: lead + dashes.length, dashed: dashes !== "", key: null, rest: line.slice(lead + dashes.length) };
  }
  const [, dashes = "", key = "", rest = ""] = found;
  return { indent: lead + dashes.length, dashed: dashes !== "", key: key.replaceAll('"', ""), rest };
}

function keysAbove(above: readonly string[], indent: number): string[] {
  const keys: string[] = [];
  let depth = indent;
  for (const text of above.toReversed()) {
    const line = lineOf(text);
    if (line === undefined || line.key === null || line.indent >= depth) continue;
    keys.unshift(line.key);
    depth = text.search(/\S/);
    if (depth === 0 && !line.dashed) break;
  }
  return keys;
}

/** Keys of the same map: lines at the same column, up and down until one stands further left. */
function siblingsOf(above: readonly string[], below: readonly string[], indent: number): string[] {
  const keys: string[] = [];
  const walk = (lines: readonly string[], up: boolean) => {
    for (const text of lines) {
      const line = lineOf(text);
      if (line === undefined || line.indent > indent) continue;
      if (line.indent < indent || (!up && line.dashed)) return;
      if (line.key !== null) keys.push(line.key);
      if (line.dashed) return;
    }
  };
  walk(above.toReversed(), true);
  walk(below, false);
  return keys;
}

/** What is typed in the innermost open brace of a line, with the keys before it. */
function inBraces(before: string): { readonly keys: readonly string[]; readonly typed: string } | undefined {
  const open: number[] = [];
  let quoted: string | undefined;
  for (const [at, letter] of [...before].entries()) {
    if (quoted !== undefined) quoted = letter === quoted ? undefined : quoted;
    else if (letter === '"' || letter === "'") quoted = letter;
    else if (letter === "{") open.push(at);
    else if (letter === "}") open.pop();
  }
  const from = open.at(-1);
  if (from === undefined) return undefined;
  const parts = [...before]
    .slice(from + 1)
    .join("")
    .split(",");
  const typed = (parts.pop() ?? "").trimStart();
  return { keys: parts.map((part) => part.split(":")[0]!.trim()), typed };
}
