import { Checkbox, Input, Radio } from "antd";
import { Link } from "react-router";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { WordsField } from "../review/words-field.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { meetingsMessages } from "./meetings.messages.ts";
import type { AgendaItem } from "./meetings-page.tsx";

type Ground = { readonly condition: string; readonly line: number | null };
/** What is being entered for one claim. */
export type Written = {
  readonly outcome: "approved" | "rejected" | undefined;
  readonly opinion: string;
  readonly grounds: readonly Ground[];
  /** Yuan as typed; empty where the rule's amount applies. */
  readonly amount: string;
};

type Props = {
  readonly item: AgendaItem;
  readonly written: Written | undefined;
  readonly onWrite: (written: Written) => void;
};

export function AgendaRow({ item, written, onWrite }: Props) {
  const m = useMessages(meetingsMessages);
  const say = useText();
  const { language } = useLanguage();
  const row = written ?? { outcome: undefined, opinion: m.opinionDefault, grounds: [], amount: "" };
  const { outcome } = row;
  return (
    <fieldset className="dk-agenda">
      <legend>
        <Link to={`/claims/${item.claim}`} lang="zh-CN">
          {item.claimant}
        </Link>{" "}
        {say(item.title)}
      </legend>
      <p className="jc-hint">
        {[item.number, m[item.verdict], item.grantsFen !== null && formatFen(item.grantsFen, language)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <Radio.Group
        aria-label={`${m.outcome}: ${item.claimant}`}
        value={outcome ?? "later"}
        onChange={({ target }) =>
          onWrite({ ...row, outcome: target.value === "later" ? undefined : (target.value as "approved" | "rejected") })
        }
        options={[
          { value: "later", label: m.notNow },
          { value: "approved", label: m.approved },
          { value: "rejected", label: m.rejected },
        ]}
      />
      {outcome !== undefined && (
        <WordsField
          label={m.opinion}
          rows={2}
          value={row.opinion}
          onChange={(opinion) => onWrite({ ...row, opinion })}
        />
      )}
      {outcome === "approved" && (
        <Labelled label={`${m.amountSet} · ${m.amountHint}`}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={row.amount}
              onChange={({ target }) => onWrite({ ...row, amount: target.value })}
            />
          )}
        </Labelled>
      )}
      {outcome === "rejected" && (
        <Grounds claim={item.claim} chosen={row.grounds} onChoose={(grounds) => onWrite({ ...row, grounds })} />
      )}
    </fieldset>
  );
}

type GroundsProps = {
  readonly claim: string;
  readonly chosen: readonly Ground[];
  readonly onChoose: (grounds: readonly Ground[]) => void;
};

/** The conditions of the claim that are not met: a refusal names them. */
function Grounds({ claim, chosen, onChoose }: GroundsProps) {
  const m = useMessages(meetingsMessages);
  const say = useText();
  const review = useAsk("GET /api/v1/claims/:id/review", { params: { id: claim } });
  const key = ({ condition, line }: Ground) => `${condition} ${line}`;
  return (
    <Answered query={review} lines={2}>
      {({ grounds }) => (
        <Checkbox.Group
          aria-label={m.grounds}
          value={chosen.map(key)}
          onChange={(keys) =>
            onChoose(
              grounds.filter((one) => keys.includes(key(one))).map(({ condition, line }) => ({ condition, line })),
            )
          }
          options={grounds.map((one) => ({ value: key(one), label: say(one.says) }))}
        />
      )}
    </Answered>
  );
}
