import type { Fact } from "@jucai/engine/run";
import { DateBoxes } from "../../ui/index.ts";
import { useWording } from "../words/words.ts";
import type { Draft } from "./draft.ts";
import { inWan, readYuan } from "../show/money.ts";

type Props = {
  readonly fact: Fact;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly wrong: boolean;
  readonly describedBy?: string;
};

/** The boxes of a date, a sum, a number or a word. Typing takes back "I do not know". */
export function TypedBoxes(props: Props) {
  const { fact, draft, change, wrong } = props;
  if (fact.type.kind !== "date") return <TextBox {...props} />;
  return (
    <DateBoxes
      value={draft}
      wrong={wrong}
      onChange={({ year, month, day }) => change({ ...draft, choice: "", year, month, day })}
    />
  );
}

function TextBox({ fact, draft, change, wrong, describedBy }: Props) {
  const { w, t, locale } = useWording();
  const money = fact.type.kind === "money";
  const unit = money ? w.yuan : fact.unit ? t(fact.unit) : "";
  const fen = money ? readYuan(draft.text) : undefined;
  const echo = fen === undefined || locale === "en" ? undefined : inWan(fen);
  return (
    <div className="ck-boxes">
      <label className="jc-input-row">
        <span className="jc-hidden">{t(fact.label)}</span>
        <input
          className={`jc-input ${fact.type.kind === "text" ? "ck-input--text" : "jc-input--money"}`}
          inputMode={fact.type.kind === "text" ? "text" : "decimal"}
          autoComplete="off"
          data-box="text"
          value={draft.text}
          aria-invalid={wrong || undefined}
          aria-describedby={describedBy || undefined}
          onChange={(event) => change({ ...draft, choice: "", text: event.target.value })}
        />
        {unit && <span>{unit}</span>}
      </label>
      {echo && (
        <p className="jc-hint" aria-live="polite">
          = {echo}
        </p>
      )}
    </div>
  );
}
