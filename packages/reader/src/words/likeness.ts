import { plain } from "./fold.ts";

/** How alike two texts are, 0 to 1: share of the pairs of characters that both hold. */
export function likeness(a: string, b: string): number {
  const left = pairs(plain(a).slice(0, 4000));
  const right = pairs(plain(b).slice(0, 4000));
  if (left.size === 0 || right.size === 0) return plain(a) === plain(b) ? 1 : 0;
  let same = 0;
  for (const pair of left) if (right.has(pair)) same++;
  return (2 * same) / (left.size + right.size);
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}
