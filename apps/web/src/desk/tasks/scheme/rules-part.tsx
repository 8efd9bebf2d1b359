import { useMessages } from "../../../lib/language.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { LightMark } from "../kit/light-mark.tsx";
import type { Scheme } from "../types.ts";
import { schemeMessages } from "./scheme.messages.ts";

type Trigger = Scheme["lights"][number]["when"][number];
type Chase = Scheme["chasing"][number];

/** The rules in words: lights with their triggers, who is reminded when, days off. */
export function RulesPart({ scheme: { lights, chasing, nextWorkingDay } }: { readonly scheme: Scheme }) {
  const m = useMessages(schemeMessages);
  const { triggerSaid, chaseSaid } = useSaid();
  return (
    <>
      <Part title={m.lights}>
        <p className="jc-hint">{m.lightsLead}</p>
        <DataTable
          caption={m.lights}
          rows={lights}
          idOf={({ id }) => id}
          columns={[
            { key: "light", title: m.light, width: 160, render: (light) => <LightMark light={light} /> },
            { key: "when", title: m.when, width: 420, render: ({ when }) => when.map(triggerSaid).join(m.or) },
          ]}
        />
      </Part>
      <Part title={m.chasing}>
        {chasing.length === 0 ? (
          <p className="jc-hint">{m.chasingNone}</p>
        ) : (
          <ul className="dk-listed">
            {[...chasing]
              .sort((a, b) => a.day - b.day)
              .map((one) => (
                <li key={`${one.day} ${one.tell}`}>{chaseSaid(one)}</li>
              ))}
          </ul>
        )}
        <h3>{m.workingDay}</h3>
        <p>{nextWorkingDay ? m.moves : m.stays}</p>
      </Part>
    </>
  );
}

/** Rules as sentences. */
export function useSaid() {
  const m = useMessages(schemeMessages);
  const names = { owing: m.owing, lead: m.leading, collecting: m.collecting, supervisor: m.supervisor };
  const triggerSaid = (trigger: Trigger): string => {
    if (trigger.on === "behind") return m.behind(trigger.percent);
    if (trigger.on === "overdue") return m.overdue(trigger.days);
    return trigger.on === "due_within" ? m.due_within(trigger.days) : m[trigger.on];
  };
  const chaseSaid = ({ day, tell }: Chase): string => {
    const when = day < 0 ? m.before(-day) : day === 0 ? m.onDay : m.after(day);
    return m.tells(when, names[tell]);
  };
  return { triggerSaid, chaseSaid, names };
}
