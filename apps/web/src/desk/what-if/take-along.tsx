import { App, Button } from "antd";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { saveCsv } from "../funds/kit/csv.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import type { Changes } from "./asked.ts";
import { inWords } from "./number-value.ts";
import { sheetOf } from "./sheet.ts";
import type { Comparison, WhatIfBenefit } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly benefit: WhatIfBenefit;
  readonly comparison: Comparison;
  readonly changes: Changes;
  readonly about: string;
  readonly fundName: (row: Comparison["byFund"][number]) => string;
};

/** What was tried, in words for paper, and the ways to take the figures along. */
export function TakeAlong({ benefit, comparison, changes, about, fundName }: Props) {
  const m = useMessages(whatIfMessages);
  const shell = useMessages(shellMessages);
  const say = useText();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const changed = benefit.numbers
    .filter(({ path }) => changes.has(path))
    .map((of) => ({
      name: say(of.label),
      before: inWords(of, of.value, language),
      after: inWords(of, changes.get(of.path)!, language),
    }));
  const name = m.exportName(say(benefit.title));
  const copy = () =>
    void navigator.clipboard?.writeText(window.location.href).then(() => message.success(shell.copied));
  return (
    <>
      <div className="dk-print-only dk-tried">
        <p>
          <strong>{say(benefit.title)}</strong>　{m.clause(clauseInWords(benefit.clause, language))}　{about}
        </p>
        <p>{m.printedChanges}</p>
        {changed.length === 0 && <p>{m.printedNone}</p>}
        <ul>
          {changed.map(({ name, before, after }) => (
            <li key={name}>
              {name}: {m.fromTo(before, after)}
            </li>
          ))}
        </ul>
      </div>
      <div className="dk-acts dk-take jc-no-print">
        <Button size="small" onClick={copy}>
          {m.copyLink}
        </Button>
        <Button size="small" data-key="p" onClick={() => window.print()}>
          {m.print}
        </Button>
        <Button
          size="small"
          data-key="x"
          onClick={() => saveCsv(name, sheetOf({ about, changed, comparison, words: m, say, fundName }))}
        >
          {m.export}
        </Button>
      </div>
    </>
  );
}
