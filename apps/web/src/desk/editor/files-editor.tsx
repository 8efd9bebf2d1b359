import { Alert, App, Button, Select, Tag } from "antd";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Loading } from "../shell/answered.tsx";
import { Faults } from "../shell/faults.tsx";
import { Labelled } from "../shell/filter.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { BenefitBeside } from "./benefit-beside.tsx";
import { editorMessages } from "./editor.messages.ts";
import "./editor.css";
import { PackProblems } from "./pack-problems.tsx";
import type { Owner, Pack, PackFile } from "./types.ts";
import { useFacts, useProblems, useRested, useSchema } from "./use-tried.ts";

// The editor itself weighs more than the page around it.
const CodeView = lazy(async () => ({ default: (await import("./code-view.tsx")).CodeView }));

type Props = {
  readonly owner: Owner;
  readonly pack: Pack;
  /** Absent where files can be tried but not kept. */
  readonly keep?: {
    readonly busy: boolean;
    readonly error: unknown;
    /** `text` of null: as the measures make it. */
    readonly save: (path: string, text: string | null, done: () => void) => void;
  };
};

/** Files of a pack: chosen, written with help, checked and tried while they are being written. */
export function FilesEditor({ owner, pack, keep }: Props) {
  const m = useMessages(editorMessages);
  const [{ file: asked, line }, set] = useUrlState({ file: "", line: "" });
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [goTo, setGoTo] = useState<{ line: number } | undefined>(line === "" ? undefined : { line: Number(line) });
  const file = pack.files.find(({ path }) => path === asked) ?? firstOf(pack.files);
  const rested = useRested(typed);
  const changed = useMemo(() => [...rested].map(([path, text]) => ({ path, text })), [rested]);
  const tried = useProblems(owner, changed);
  const problems = changed.length > 0 ? (tried.data?.problems ?? pack.problems) : pack.problems;
  const schema = useSchema(file?.schema);
  const facts = useFacts();
  const type = useCallback(
    (path: string, was: string, text: string) =>
      setTyped((before) => {
        const next = new Map(before);
        if (text === was) next.delete(path);
        else next.set(path, text);
        return next;
      }),
    [],
  );
  const path = file?.path ?? "";
  const inFile = useMemo(() => problems.filter((one) => one.file === path), [problems, path]);
  if (!file) return <p className="dk-empty">{m.empty}</p>;
  const text = typed.get(path) ?? file.text;
  const show = (at: { readonly file: string; readonly line: number }) => {
    set({ file: at.file, line: "" });
    setGoTo({ line: at.line });
  };
  const choose = (next: string) => {
    setGoTo(undefined);
    set({ file: next, line: "" });
  };
  const isStub = file.schema === "benefit" && file.by === "made";
  return (
    <div className="dk-files">
      <FileChoice
        pack={pack}
        kept={keep !== undefined}
        typed={typed}
        problems={problems}
        file={file}
        onChoose={choose}
      />
      <div className="dk-files__main">
        {isStub && <Alert type="info" showIcon className="dk-notice" title={m.stub} />}
        <Suspense fallback={<Loading lines={14} />}>
          <CodeView
            key={path}
            label={m.editorOf(path)}
            path={path}
            text={text}
            readOnly={false}
            schema={schema}
            facts={facts}
            problems={inFile}
            goTo={goTo}
            onChange={(next) => type(path, file.text, next)}
          />
        </Suspense>
        <p className="jc-hint">{m.keys}</p>
        {keep && (
          <Keep
            file={file}
            text={typed.get(path)}
            keep={keep}
            onDone={() => type(path, text, text)}
            onUndo={() => type(path, file.text, file.text)}
          />
        )}
        <PackProblems
          problems={problems}
          file={path}
          busy={tried.isFetching || rested !== typed}
          tookMs={changed.length > 0 ? tried.data?.tookMs : undefined}
          onShow={show}
        />
      </div>
      <BenefitBeside
        owner={owner}
        document={pack.document}
        path={path}
        files={changed}
        ready={changed.length === 0 || (tried.isSuccess && !tried.isFetching)}
        onShow={show}
      />
    </div>
  );
}

/** A benefit first, since that is what most come for. */
function firstOf(files: readonly PackFile[]): PackFile | undefined {
  return files.find(({ schema }) => schema === "benefit") ?? files[0];
}

type ChoiceProps = {
  readonly pack: Pack;
  /** Whether files are kept: then each says how it came about. */
  readonly kept: boolean;
  readonly typed: ReadonlyMap<string, string>;
  readonly problems: Pack["problems"];
  readonly file: PackFile;
  readonly onChoose: (path: string) => void;
};

/** The files by kind; each says whether it was written by hand, is not saved, or has faults. */
function FileChoice({ pack, kept, typed, problems, file, onChoose }: ChoiceProps) {
  const m = useMessages(editorMessages);
  const groups = [...Map.groupBy(pack.files, ({ schema }) => schema)];
  const faults = problems.filter((one) => one.file === file.path && one.severity === "error").length;
  return (
    <div className="dk-filters dk-files__choice">
      <Labelled label={m.chooseFile} wide>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            value={file.path}
            onChange={onChoose}
            options={groups.map(([schema, files]) => ({
              label: m[schema],
              options: files.map(({ path, by }) => ({
                value: path,
                label: [path, kept && by === "hand" && m.hand, typed.has(path) && m.unsaved]
                  .filter(Boolean)
                  .join(" · "),
              })),
            }))}
          />
        )}
      </Labelled>
      <span className="dk-acts">
        {kept && <Tag>{file.by === "hand" ? m.hand : m.made}</Tag>}
        {typed.has(file.path) && <Tag color="warning">{m.unsaved}</Tag>}
        {faults > 0 && <Tag color="error">{m.faults(faults)}</Tag>}
      </span>
    </div>
  );
}

type KeepProps = {
  readonly file: PackFile;
  readonly text: string | undefined;
  readonly keep: NonNullable<Props["keep"]>;
  readonly onDone: () => void;
  readonly onUndo: () => void;
};

function Keep({ file: { path, by }, text, keep, onDone, onUndo }: KeepProps) {
  const m = useMessages(editorMessages);
  const { modal, message } = App.useApp();
  const remake = () =>
    void modal.confirm({
      title: m.remakeTitle,
      content: m.remakeSays(path),
      okText: m.remake,
      cancelText: m.cancel,
      onOk: () => keep.save(path, null, onUndo),
    });
  const save = () =>
    text !== undefined &&
    keep.save(path, text, () => {
      onDone();
      void message.success(m.savedFile);
    });
  return (
    <>
      <Faults error={keep.error} />
      <p className="dk-acts">
        <Button type="primary" data-key="s" disabled={text === undefined} loading={keep.busy} onClick={save}>
          {m.save}
        </Button>
        <Button disabled={text === undefined} onClick={onUndo}>
          {m.undo}
        </Button>
        {by === "hand" && <Button onClick={remake}>{m.remake}</Button>}
      </p>
    </>
  );
}
