import { useMessages } from "../../../lib/language.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Line } from "../../shell/line.tsx";
import { Part } from "../../shell/page.tsx";
import type { Sitting } from "../types.ts";
import { sittingMessages } from "./sittings.messages.ts";

/** A sitting as it was written down. */
export function SittingRead({
  sitting: { on, where, chair, present, agenda, resolutions },
}: {
  readonly sitting: Sitting;
}) {
  const m = useMessages(sittingMessages);
  return (
    <>
      <Part title={m.about}>
        <dl className="dk-facts">
          <Line term={m.on} says={on} />
          <Line term={m.where} says={where} chinese />
          <Line term={m.chair} says={chair} chinese />
          <Line term={m.present} says={present.join("、")} chinese />
        </dl>
      </Part>
      <Part title={m.agenda}>
        <ol className="dk-plain" lang="zh-CN">
          {agenda.map(({ title, figures, minutes }, at) => (
            <li key={at}>
              <h3>
                {at + 1}. {title}
              </h3>
              <ul className="dk-listed">
                {figures.map((figure) => (
                  <li key={figure}>{figure}</li>
                ))}
              </ul>
              {minutes !== null && <p className="dk-minutes">{minutes}</p>}
            </li>
          ))}
        </ol>
      </Part>
      <Part title={m.resolutions}>
        <DataTable
          caption={m.resolutions}
          rows={resolutions}
          idOf={(one) => String(resolutions.indexOf(one))}
          empty={m.resolutionsNone}
          columns={[
            { key: "what", title: m.what, width: 320, render: ({ text }) => <span lang="zh-CN">{text}</span> },
            {
              key: "who",
              title: m.who,
              width: 180,
              render: ({ unit }) => <span lang="zh-CN">{unit?.name ?? "—"}</span>,
            },
            { key: "by", title: m.by, width: 120, render: ({ by }) => by ?? "—" },
            { key: "done", title: m.done, width: 120, render: ({ done }) => done ?? "—" },
          ]}
        />
      </Part>
    </>
  );
}
