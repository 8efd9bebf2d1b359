import type { Benefit, Gift } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { Icon } from "../../ui/icon.tsx";
import { AmountTable } from "../wording/amount-table.tsx";
import { amountMessages } from "../wording/amount.messages.ts";
import type { Names } from "../wording/names.ts";
import { measureMessages } from "./measure.messages.ts";
import { Clause } from "../clause.tsx";
import { LocalReading, Part } from "./part.tsx";
import { Settings, type SettingView } from "./settings.tsx";

type Props = { readonly benefit: Benefit };
type Open = { readonly settings: readonly SettingView[]; readonly names: Names };

/** How much: the document's own tables and steps, or the plain statement that it prints no figure. */
export function HowMuch({ benefit, settings, names }: Props & Open) {
  const m = useMessages(measureMessages);
  const say = useText();
  const words = useMessages(amountMessages);
  const { kind, says, to, schedule } = benefit.pays;
  const figures = to.filter(({ amount }) => amount.kind !== "none");
  const silent = kind === "unset" || kind === "by_authority";
  return (
    <Part title={m.howMuch}>
      {silent && (
        <p className="jc-not-printed">
          <Icon name="number" /> {words[kind]}
        </p>
      )}
      {says && <p>{say(says)}</p>}
      {figures.map(({ id, label, amount }) => (
        <div key={id} className="jc-stack--tight">
          {figures.length > 1 && <h3>{m.payee(say(label))}</h3>}
          <AmountTable amount={amount} names={names} schedule={schedule} />
        </div>
      ))}
      {benefit.gives.length > 0 && (
        <ul className="jc-checklist">
          {benefit.gives.map((gift) => (
            <GiftItem key={gift.id} gift={gift} />
          ))}
        </ul>
      )}
      <Settings settings={settings.filter(({ setting }) => setting.neededFor === "estimate")} names={names} />
    </Part>
  );
}

function GiftItem({ gift }: { readonly gift: Gift }) {
  const say = useText();
  return (
    <li>
      <Icon name="check" />
      <p>{say(gift.says)}</p>
    </li>
  );
}

/** Limits, and what cannot be had together. */
export function Limits({ benefit }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  const unique = benefit.each?.unique;
  return (
    <>
      {benefit.caps.length > 0 && (
        <Part title={m.caps}>
          <ul className="jc-lines">
            {benefit.caps.map((cap) => (
              <li key={cap.id}>
                {say(cap.says)} <Clause clause={cap.clause} />
                {cap.reading && <LocalReading reading={cap.reading} />}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {benefit.exclusive.length > 0 && (
        <Part title={m.exclusive}>
          <ul className="jc-lines">
            {benefit.exclusive.map(({ group, says, clause }) => (
              <li key={group}>
                {say(says)} <Clause clause={clause} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {unique && (
        <Part title={m.unique}>
          <p>
            {say(unique.says)} <Clause clause={unique.clause} />
          </p>
        </Part>
      )}
    </>
  );
}
