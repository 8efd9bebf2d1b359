import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Part } from "../../shell/page.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { AssignmentDetail } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";
import { Postponement } from "./postponement.tsx";

/** Why the light is on, what turns it, and by when. */
export function LightPart({ task }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { language } = useLanguage();
  const { light, next, unit, joint, lastDay, day, doneOn, byItself, periodLabel, postponedTo, state } = task;
  const notes = [
    day !== null && day !== lastDay && postponedTo === null && m.moved(formatIsoDay(day, language)),
    postponedTo !== null && words.postponed(formatIsoDay(postponedTo, language)),
    doneOn !== null && m.doneOn(formatIsoDay(doneOn, language)),
    byItself && words.byItself,
  ].filter((note) => note !== false);
  return (
    <Part title={say(light.name)}>
      <dl className="dk-facts dk-task-light" data-tone={light.tone}>
        <div>
          <dt>{m.why}</dt>
          <dd>{say(light.why)}</dd>
        </div>
        <div>
          <dt>{m.next}</dt>
          <dd>{say(next)}</dd>
        </div>
        <div>
          <dt>{m.lastDay}</dt>
          <dd>
            {lastDay === null ? words.noDay : formatIsoDay(lastDay, language)}
            {notes.length > 0 && <span className="dk-said">{notes.join(words.and)}</span>}
          </dd>
        </div>
        <div>
          <dt>{m.owes}</dt>
          <dd>
            <span lang="zh-CN">{unit.name}</span>
            {joint && words.joint}
          </dd>
        </div>
        <div>
          <dt>{words.period}</dt>
          <dd>{say(periodLabel)}</dd>
        </div>
        <div>
          <dt>{words.state}</dt>
          <dd>{words[state]}</dd>
        </div>
      </dl>
      <Postponement task={task} />
    </Part>
  );
}
