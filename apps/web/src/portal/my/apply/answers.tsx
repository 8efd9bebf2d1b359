import type { Application } from "@jucai/contract";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { useAt } from "../at.ts";
import { evidenceMessages } from "../evidence/evidence.messages.ts";
import { applyMessages } from "./apply.messages.ts";
import { valueInWords } from "./case-text.ts";

type Task = Application["tasks"][number]["key"];
type Row = readonly [string, string];

/** Every answer as it will be handed in; each part says where it is changed. */
export function Answers({ draft }: { readonly draft: Application }) {
  const m = useMessages(applyMessages);
  const e = useMessages(evidenceMessages);
  const say = useText();
  const { language } = useLanguage();
  const facts: readonly Row[] = draft.facts
    .filter(({ value }) => value !== null)
    .map(({ field, value }) => [say(field.label), valueInWords(field, value!, language)]);
  const account: readonly Row[] = draft.account
    ? [
        [m.holder, draft.account.holder],
        [m.bank, draft.account.bank],
        [m.number, `**** ${draft.account.tail}`],
      ]
    : [];
  const papers = [...new Map(draft.evidence.map((piece) => [piece.label.zh, piece])).values()];
  return (
    <>
      <Part draft={draft} task="basics" rows={draft.basics.map(({ label, value }) => [say(label), value])} />
      <Part draft={draft} task="facts" rows={facts}>
        {draft.lists.map((list) => (
          <Listed key={list.list} list={list} />
        ))}
      </Part>
      <Part
        draft={draft}
        task="evidence"
        rows={papers.map(({ label, files, state }) => [
          say(label),
          files.length > 0 ? files.map(({ name }) => name).join(m.and) : state === "missing" ? e.missing : e.mayFollow,
        ])}
      />
      <Part draft={draft} task="account" rows={account} />
      <Part
        draft={draft}
        task="employer"
        rows={draft.employer.needed && draft.employer.name ? [[m.employer, draft.employer.name]] : []}
      />
    </>
  );
}

type PartProps = {
  readonly draft: Application;
  readonly task: Task;
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
};

function Part({ draft, task, rows, children }: PartProps) {
  const m = useMessages(applyMessages);
  const at = useAt();
  if (draft.tasks.find(({ key }) => key === task)?.state === "not_needed") return null;
  return (
    <section className="jc-section" aria-label={m[task]}>
      <div className="my-row-head">
        <h2>{m[task]}</h2>
        <Link to={`${at.forms}/${draft.id}/${task}`} aria-label={m.modifyLabel(m[task])}>
          {m.modify}
        </Link>
      </div>
      {rows.length > 0 && (
        <dl className="jc-facts jc-card">
          {rows.map(([label, value], at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {rows.length === 0 && !children && <p className="jc-muted">{m.nothing}</p>}
      {children}
    </section>
  );
}

function Listed({ list }: { readonly list: Application["lists"][number] }) {
  const m = useMessages(applyMessages);
  const say = useText();
  const { language } = useLanguage();
  const words = (row: (typeof list.rows)[number]) =>
    list.fields
      .flatMap((field) => {
        const value = row[field.fact.slice(field.fact.indexOf(".") + 1)];
        return value === undefined ? [] : [`${say(field.label)} ${valueInWords(field, value, language)}`];
      })
      .join(m.and);
  if (list.rows.length === 0) return <p>{m.pair(say(list.label), list.answered ? m.listNone : m.nothing)}</p>;
  return (
    <Disclosure summary={m.listRow(say(list.label), list.rows.length)}>
      <ol className="my-numbers">
        {list.rows.map((row, at) => (
          <li key={at}>{words(row)}</li>
        ))}
      </ol>
    </Disclosure>
  );
}
