import { diffArrays } from "diff";
import type { TextPiece } from "./comparison.ts";

/** Beyond so many edits two texts are shown as one taken out and one put in. */
const mostEdits = 2000;

/** What changed between two texts, in reading order; null where nothing did. */
export function textPieces(before: string, after: string): TextPiece[] | null {
  if (before === after) return null;
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: mostEdits });
  if (changes === undefined)
    return pieces([
      ["removed", before],
      ["added", after],
    ]);
  const found: [TextPiece["kind"], string][] = changes.map(({ added, removed, value }) => [
    added ? "added" : removed ? "removed" : "same",
    value.join(""),
  ]);
  return pieces(joined(found));
}

/** Numbers and foreign words whole, every other character alone. */
const tokens = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[A-Za-z]+|[^]/gu) ?? [];

const pieces = (found: readonly (readonly [TextPiece["kind"], string])[]): TextPiece[] =>
  found.filter(([, text]) => text !== "").map(([kind, text]) => ({ kind, text }));

/** Takes single characters that happen to be in both into the change around them, so that words stay whole. */
function joined(found: readonly [TextPiece["kind"], string][]): [TextPiece["kind"], string][] {
  const result: [TextPiece["kind"], string][] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") result.push(["removed", removed]);
    if (added !== "") result.push(["added", added]);
    removed = added = "";
  };
  found.forEach(([kind, text], index) => {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (
      text.length === 1 &&
      !/[\s，。；：、]/.test(text) &&
      (removed !== "" || added !== "") &&
      index < found.length - 1
    ) {
      removed += text;
      added += text;
    } else {
      flush();
      result.push(["same", text]);
    }
  });
  flush();
  return result;
}
