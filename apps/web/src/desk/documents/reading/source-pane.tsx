import { memo, useEffect, useMemo, useRef } from "react";
import { useMessages } from "../../../lib/language.tsx";
import type { Measure, Span } from "../types.ts";
import { linesOf, type Mark, marksOf, overlaps, piecesOf } from "./marks.ts";
import { readingMessages } from "./reading.messages.ts";

type Props = {
  readonly text: string;
  readonly measure: Measure | undefined;
  /** What the reader asked to see: scrolled to and marked as a problem. */
  readonly goTo: Span | undefined;
  readonly onSelect: (span: Span | undefined) => void;
};

/** The document as it was read, with the places of the chosen measure marked by label and colour. */
export function SourcePane({ text, measure, goTo, onSelect }: Props) {
  const m = useMessages(readingMessages);
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const marks = useMemo(() => marksWith(measure, goTo), [measure, goTo]);
  const first = goTo?.from ?? measure?.at[0]?.from;
  useEffect(() => {
    if (first !== undefined) showPlace(box.current, first);
  }, [first, goTo]);
  return (
    <div
      ref={box}
      className="dk-source-text"
      role="region"
      aria-label={m.source}
      lang="zh-CN"
      // Scrolled and selected by keyboard too.
      tabIndex={0}
      onMouseUp={() => onSelect(selectedIn(box.current))}
      onKeyUp={({ shiftKey }) => shiftKey && onSelect(selectedIn(box.current))}
    >
      {lines.map((line) => (
        <Line
          key={line.from}
          text={text}
          line={line}
          marks={marks.some((mark) => overlaps(mark, line)) ? marks : none}
          chosen={measure?.at.some((span) => overlaps(span, line)) ?? false}
        />
      ))}
    </div>
  );
}

const none: readonly Mark[] = [];

function marksWith(measure: Measure | undefined, goTo: Span | undefined): readonly Mark[] {
  const own = measure ? marksOf(measure) : none;
  if (goTo === undefined) return own;
  return [...own.filter((mark) => !overlaps(mark, goTo)), { kind: "problem" as const, ...goTo }].sort(
    (one, other) => one.from - other.from,
  );
}

type LineProps = {
  readonly text: string;
  readonly line: Span;
  readonly marks: readonly Mark[];
  readonly chosen: boolean;
};

/** One line; only those whose marks change are drawn again. */
const Line = memo(function Line({ text, line, marks, chosen }: LineProps) {
  const m = useMessages(readingMessages);
  return (
    <p className={chosen ? "dk-line dk-line--chosen" : "dk-line"} data-line={line.from}>
      {piecesOf(line, marks).map(({ from, to, kind }) =>
        kind === null ? (
          <span key={from} data-from={from}>
            {text.slice(from, to)}
          </span>
        ) : (
          <mark key={from} data-kind={kind}>
            <small aria-hidden="true" data-label={m[kind]} />
            <span className="jc-hidden">{m[kind]}</span>
            <span data-from={from}>{text.slice(from, to)}</span>
          </mark>
        ),
      )}
    </p>
  );
});

/** Scrolls the box, and not the page, to the line in which a place stands. */
function showPlace(box: HTMLElement | null, at: number): void {
  if (box === null) return;
  const lines = [...box.querySelectorAll<HTMLElement>("[data-line]")];
  const line = lines.findLast(({ dataset }) => Number(dataset["line"]) <= at);
  if (line) box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 4;
}

/** The selected words as a place in the text; undefined where nothing of it is selected. */
function selectedIn(box: HTMLElement | null): Span | undefined {
  const selection = window.getSelection();
  if (!box || !selection || selection.isCollapsed) return undefined;
  const [from, to] = [
    placeOf(box, selection.anchorNode, selection.anchorOffset),
    placeOf(box, selection.focusNode, selection.focusOffset),
  ];
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

function placeOf(box: HTMLElement, node: Node | null, offset: number): number | undefined {
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  const piece = element?.closest<HTMLElement>("[data-from]");
  if (!piece || !box.contains(piece)) return undefined;
  return Number(piece.dataset["from"]) + (node === piece ? 0 : offset);
}
