import { App, Button, Checkbox } from "antd";
import { useMemo, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { Faults } from "../../shell/faults.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { draftMessages } from "../draft.messages.ts";
import type { Draft, Measure, Problem, Span } from "../types.ts";
import { useChange, useEditable } from "../use-draft.ts";
import { AddDialog } from "./add-dialog.tsx";
import { HeadPart } from "./head-part.tsx";
import { type Act, MeasureCard } from "./measure-card.tsx";
import { type Extra, MeasureDialog } from "./measure-dialog.tsx";
import { MeasureList } from "./measure-list.tsx";
import { ProblemsPart } from "./problems-part.tsx";
import { ProgressPart } from "./progress-part.tsx";
import { readingMessages } from "./reading.messages.ts";
import { rowsOf } from "./rows.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { SourcePane } from "./source-pane.tsx";
import { SplitDialog } from "./split-dialog.tsx";

type Doing =
  | { readonly what: "correct"; readonly extra?: Extra }
  | { readonly what: "split" }
  | { readonly what: "add"; readonly span: Span | null; readonly text: string; readonly title: string };

/** 识读: the text beside the outline and its measures, with every way to put them right by hand. */
export function ReadStep({ draft }: { readonly draft: Draft }) {
  const m = useMessages(readingMessages);
  const words = useMessages(draftMessages);
  const { message } = App.useApp();
  const editable = useEditable(draft);
  const [{ measure: asked, only }, set] = useUrlState({ measure: "", only: "" });
  const [goTo, setGoTo] = useState<Span>();
  const [picked, setPicked] = useState<Span>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<Doing>();
  const change = useChange(draft, () => {
    setDoing(undefined);
    void message.success(words.saved);
  });
  const selected = draft.measures.find(({ key }) => key === asked);
  const text = draft.source?.text ?? "";
  const rows = useMemo(
    () =>
      rowsOf(draft.source?.outline ?? [], draft.measures).filter(
        (row) => only === "" || (row.kind === "measure" && isOpen(row.measure, draft)),
      ),
    [draft, only],
  );
  const select = (key: string) => {
    setGoTo(undefined);
    set({ measure: key === asked ? "" : key });
  };
  const show = ({ at, measure }: Problem) => {
    if (measure !== null) set({ measure });
    setGoTo(at ?? undefined);
  };
  const act = (what: Act) => {
    if (!selected) return;
    if (what === "remove" || what === "restore") change.mutate([{ do: what, key: selected.key }]);
    else setDoing({ what });
  };
  const words_ = picked && text.slice(picked.from, picked.to);
  return (
    <>
      <ProgressPart draft={draft} />
      <HeadPart draft={draft} folded />
      <ProblemsPart draft={draft} onShow={show} />
      {!doing && <Faults error={change.error} />}
      <div className="dk-beside">
        <section aria-label={m.source} className="dk-beside__text">
          <h2>{m.source}</h2>
          {draft.source ? (
            <>
              <p className="jc-hint">{m.sourceHint}</p>
              <SourcePane text={text} measure={selected} goTo={goTo} onSelect={setPicked} />
              {editable && picked && words_ && (
                <SelectionBar
                  words={words_}
                  measure={selected}
                  onMake={() => setDoing({ what: "add", span: picked, text: words_, title: titleOf(words_) })}
                  onAdd={(kind) => setDoing({ what: "correct", extra: { kind, text: words_, at: picked } })}
                  onClear={() => setPicked(undefined)}
                />
              )}
            </>
          ) : (
            <p className="dk-empty">{m.noSource}</p>
          )}
        </section>
        <section aria-label={m.measures} className="dk-beside__measures">
          <div className="dk-part__head">
            <h2>{m.measures}</h2>
            <span className="dk-acts">
              <Checkbox checked={only !== ""} onChange={({ target }) => set({ only: target.checked ? "1" : "" })}>
                {m.onlyOpen}
              </Checkbox>
              {editable && chosen.size > 1 && (
                <Button
                  onClick={() => {
                    const keys = draft.measures.filter(({ key }) => chosen.has(key)).map(({ key }) => key);
                    change.mutate([{ do: "merge", keys }], { onSuccess: () => setChosen(new Set()) });
                  }}
                >
                  {m.mergeChosen(chosen.size)}
                </Button>
              )}
              {editable && (
                <Button data-key="n" onClick={() => setDoing({ what: "add", span: null, text: "", title: "" })}>
                  {m.add}
                </Button>
              )}
            </span>
          </div>
          <MeasureList
            draft={draft}
            rows={rows}
            selected={selected?.key}
            chosen={chosen}
            editable={editable}
            onSelect={select}
            onChoose={(key) => setChosen(toggled(chosen, key))}
            onMake={({ at, title }) => setDoing({ what: "add", span: at, text: text.slice(at.from, at.to), title })}
            card={
              selected && (
                <MeasureCard
                  draft={draft}
                  measure={selected}
                  editable={editable}
                  busy={change.isPending}
                  onAct={act}
                  onKind={(kind) => change.mutate([{ do: "measure", key: selected.key, kind }])}
                />
              )
            }
          />
        </section>
      </div>
      {doing?.what === "correct" && selected && (
        <MeasureDialog
          draft={draft}
          measure={selected}
          {...(doing.extra && { extra: doing.extra })}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "split" && selected && (
        <SplitDialog
          measure={selected}
          busy={change.isPending}
          error={change.error}
          onSplit={(at) => change.mutate([{ do: "split", key: selected.key, at }])}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "add" && (
        <AddDialog
          title={doing.title}
          text={doing.text}
          busy={change.isPending}
          error={change.error}
          onAdd={(added) => change.mutate([{ do: "add", after: selected?.key ?? null, span: doing.span, ...added }])}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}

const isOpen = ({ key, doubt, removed }: Measure, { problems }: Draft) =>
  !removed && (doubt !== null || problems.some(({ measure }) => measure === key));

/** The first sentence of what was selected, as far as a title goes. */
const titleOf = (words: string) =>
  words
    .split(/[。；;\n]/)[0]!
    .trim()
    .slice(0, 60);

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
