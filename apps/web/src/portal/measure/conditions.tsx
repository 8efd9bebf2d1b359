import type { Benefit, Condition } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { measureMessages } from "./measure.messages.ts";
import { Clause } from "../clause.tsx";
import { LocalReading, Part } from "./part.tsx";

type Props = { readonly benefit: Benefit };

export function Conditions({ benefit }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  return (
    <Part title={m.conditions}>
      <p>
        {benefit.when.length > 0 ? m.conditionsSays : m.noConditions}{" "}
        {benefit.moment && m.judgedAt(say(benefit.moment.label))} {benefit.each && m.perLine}
      </p>
      <Checklist items={benefit.when} />
      {benefit.transition && (
        <p>
          <strong>{m.transition}</strong>
          {m.colon}
          {say(benefit.transition.says)} <Clause clause={benefit.transition.clause} />
        </p>
      )}
    </Part>
  );
}

export function Exclusions({ benefit }: Props) {
  const m = useMessages(measureMessages);
  if (benefit.unless.length === 0) return null;
  return (
    <Part title={m.exclusions}>
      <p>{m.exclusionsSays}</p>
      <Checklist items={benefit.unless} excludes />
    </Part>
  );
}

function Checklist({ items, excludes = false }: { readonly items: readonly Condition[]; readonly excludes?: boolean }) {
  if (items.length === 0) return null;
  return (
    <ul className="jc-checklist">
      {items.map((item) => (
        <ChecklistItem key={item.id} item={item} icon={iconOf(item, excludes)} />
      ))}
    </ul>
  );
}

function ChecklistItem({ item, icon }: { readonly item: Condition; readonly icon: IconName }) {
  const m = useMessages(measureMessages);
  const say = useText();
  return (
    <li className="jc-keep">
      <Icon name={icon} />
      <div>
        <p>
          {say(item.says)} <Clause clause={item.clause} />
        </p>
        {item.judge && <p className="jc-hint">{m.judge(say(item.judge))}</p>}
        {!item.judge && item.else === "judgement" && <p className="jc-hint">{m.softCondition}</p>}
        {item.reading && <LocalReading reading={item.reading} />}
      </div>
    </li>
  );
}

function iconOf(item: Condition, excludes: boolean): IconName {
  if (item.judge || item.else === "judgement") return "judge";
  return excludes ? "stop" : "box";
}
