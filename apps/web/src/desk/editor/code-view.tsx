import { autocompletion, closeCompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import {
  defaultHighlightStyle,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Text } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useText } from "../../lib/language.tsx";
import { pageNonce } from "../shell/nonce.ts";
import { completionFrom, type Fact } from "./completion.ts";
import type { Schema } from "./schema.ts";
import type { PackProblem } from "./types.ts";

type Props = {
  /** Says what is edited, and how the keyboard leaves it. */
  readonly label: string;
  /** The file: another one begins a history of its own. */
  readonly path: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly schema: Schema | undefined;
  readonly facts: readonly Fact[];
  readonly problems: readonly PackProblem[];
  /** A line to go to; another object goes there again. */
  readonly goTo: { readonly line: number } | undefined;
  readonly onChange: (text: string) => void;
};

/** A YAML file with completion by its schema and its problems in their places. */
export function CodeView({ label, path, text, readOnly, schema, facts, problems, goTo, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const say = useText();
  const now = useRef({ schema, facts, onChange });
  now.current = { schema, facts, onChange };
  const lock = useRef(new Compartment());
  useEffect(() => {
    const made = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(pageNonce()),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", lang: "zh-CN", tabindex: "0" }),
          lock.current.of(EditorState.readOnly.of(readOnly)),
          lineNumbers(),
          foldGutter(),
          highlightActiveLineGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of("  "),
          EditorView.lineWrapping,
          yaml(),
          syntaxHighlighting(defaultHighlightStyle),
          lintGutter(),
          autocompletion({
            override: [
              completionFrom(
                () => now.current.schema,
                () => now.current.facts,
              ),
            ],
          }),
          keymap.of([
            { key: "Escape", run: closeOrLeave },
            ...completionKeymap,
            ...lintKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...foldKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // Another file or language makes another editor; the text is its own from then on.
  }, [path, label]);
  useEffect(() => {
    const { current } = view;
    if (current && current.state.doc.toString() !== text)
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: lock.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly, path]);
  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const listed = problems.map((problem) => diagnosticOf(problem, current.state.doc, say));
    current.dispatch(setDiagnostics(current.state, listed));
  }, [problems, path, label, say]);
  useEffect(() => {
    const { current } = view;
    if (!current || !goTo) return;
    const line = current.state.doc.line(Math.min(Math.max(goTo.line, 1), current.state.doc.lines));
    current.dispatch({
      selection: { anchor: line.from },
      effects: EditorView.scrollIntoView(line.from, { y: "center" }),
    });
    current.focus();
  }, [goTo]);
  return <div ref={box} className="dk-code" data-read-only={readOnly || undefined} />;
}

/** Milliseconds after Escape in which Tab leaves the editor. */
const leaveMs = 10_000;

/** Closes what is offered; once nothing is, Tab goes on to the next field instead of indenting. */
function closeOrLeave(view: EditorView): boolean {
  if (completionStatus(view.state) !== null) return closeCompletion(view);
  view.setTabFocusMode(leaveMs);
  return true;
}

type Say = (text: PackProblem["message"]) => string;

function diagnosticOf({ line, column, severity, message, fix }: PackProblem, doc: Text, say: Say): Diagnostic {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
  return {
    from,
    to: Math.max(at.to, from),
    severity: severity === "error" ? "error" : "warning",
    message: `${say(message)} ${say(fix)}`,
  };
}
