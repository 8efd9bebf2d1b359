import { Words } from "../words.tsx";

type Ranges = readonly (readonly [number, number])[];

/** Text with the found parts marked. Ranges are half-open and in order. */
export function Marked({ text, ranges = [] }: { readonly text: string; readonly ranges?: Ranges | undefined }) {
  return partsOf(text, ranges).map(({ words, found }, at) =>
    found ? (
      <mark key={at}>
        <Words text={words} />
      </mark>
    ) : (
      <Words key={at} text={words} />
    ),
  );
}

type Part = { readonly words: string; readonly found: boolean };

/** Cuts a text at its ranges; ranges that overlap or leave the text do no harm. */
export function partsOf(text: string, ranges: Ranges): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const [from, to] of ranges) {
    const start = Math.max(from, done);
    if (start >= Math.min(to, text.length)) continue;
    parts.push({ words: text.slice(done, start), found: false }, { words: text.slice(start, to), found: true });
    done = Math.min(to, text.length);
  }
  parts.push({ words: text.slice(done), found: false });
  return parts.filter(({ words }) => words !== "");
}
