/** What holds for every document however broken: nothing is lost, every place is right. */
import type { OutlineNode, ReadDocument, Span } from "@jucai/reader";

const inOutline = (nodes: readonly OutlineNode[]): Span[] =>
  nodes.flatMap((node) => [...node.own, ...inOutline(node.children)]);
const bare = (text: string): string => text.replace(/\s/g, "");

function* brokenSpans(document: ReadDocument): Generator<string> {
  const { text } = document;
  const printed = (at: Span): string => text.slice(at.from, at.to);
  for (const measure of document.measures) {
    if (!isWithin(measure.at, text)) yield `place of measure ${measure.clause}`;
    for (const each of [...measure.amounts, ...measure.deadlines, ...measure.targets])
      if (!isWithin(each.at, text) || printed(each.at) !== each.text)
        yield `${measure.clause}: ${each.text} is not at its place`;
    for (const unit of measure.units)
      if (bare(printed(unit.at)) !== (unit.printed ?? unit.name))
        yield `${measure.clause}: ${unit.name} is not at its place`;
  }
  for (const { at } of document.citations) if (!isWithin(at, text)) yield "place of a citation";
  for (const { at, code } of document.problems) if (at !== null && !isWithin(at, text)) yield `place of ${code}`;
  for (const annex of document.annexes) if (!isWithin(annex.at, text)) yield `place of ${annex.label}`;
}

function isWithin({ from, to }: Span, text: string): boolean {
  return from >= 0 && from <= to && to <= text.length;
}

/** The laws that a document breaks, in words; none for a sound one. */
export function brokenLaws(document: ReadDocument): string[] {
  const broken: string[] = [];
  const spans = [...inOutline(document.outline), ...document.leftovers].sort((a, b) => a.from - b.from || a.to - b.to);
  let at = 0;
  for (const span of spans) {
    if (span.from !== at) broken.push(`outline and leftovers do not meet at ${at}: the next begins at ${span.from}`);
    at = span.to;
  }
  if (at !== document.text.length) broken.push(`outline and leftovers end at ${at} of ${document.text.length}`);
  return [...broken, ...brokenSpans(document)];
}
