import { Radio } from "antd";
import { useState } from "react";
import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { usePaged } from "../funds/kit/use-paged.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { signed } from "./fund-part.tsx";
import { useSaid } from "./said.ts";
import type { Comparison, Group } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** Who they are that gain and lose: by degree, age, township. */
export function GroupPart({ groups }: Pick<Comparison, "groups">) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const [by, choose] = useState("");
  // Employers have no degree: a group of which nothing is known says nothing.
  const telling = groups.filter(({ rows }) => rows.some(({ key }) => key !== "unknown"));
  const group = telling.find((one) => one.by === by) ?? telling[0];
  return (
    <Part
      title={m.groups}
      actions={
        <Radio.Group
          className="jc-no-print"
          aria-label={m.groupBy}
          optionType="button"
          value={group?.by}
          onChange={(event) => choose(event.target.value as string)}
          options={telling.map(({ by, label }) => ({ value: by, label: say(label) }))}
        />
      }
    >
      {group ? <Rows key={group.by} group={group} /> : <p>{m.groupNone}</p>}
    </Part>
  );
}

/** More rows than this have no order of their own that readers know: whom it moves most stands first. */
const few = 8;

function Rows({ group: { label, rows } }: { readonly group: Group }) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { count } = useSaid();
  const sorted =
    rows.length <= few ? rows : [...rows].sort((a, b) => moved(b) - moved(a) || (b.people ?? 0) - (a.people ?? 0));
  const { shown, paging } = usePaged(sorted);
  const said = (fen: number | null) => (fen === null ? m.hidden : figureOf(fen));
  return (
    <>
      <MoneyUnit />
      <DataTable
        caption={m.groupCaption(say(label))}
        rows={shown}
        idOf={({ key }) => key}
        paging={paging}
        columns={[
          { key: "key", title: say(label), width: 110, render: (row) => say(row.label) },
          { key: "people", title: m.groupPeople, width: 66, figures: true, render: ({ people }) => count(people) },
          { key: "winners", title: m.winners, width: 76, figures: true, render: ({ winners }) => count(winners) },
          { key: "losers", title: m.losers, width: 76, figures: true, render: ({ losers }) => count(losers) },
          { key: "undecided", title: m.undecided, width: 94, figures: true, render: (row) => count(row.undecided) },
          { key: "before", title: m.before, width: 105, figures: true, render: ({ beforeFen }) => said(beforeFen) },
          { key: "after", title: m.after, width: 105, figures: true, render: ({ afterFen }) => said(afterFen) },
          {
            key: "difference",
            title: m.difference,
            width: 105,
            figures: true,
            render: ({ beforeFen, afterFen }) => signed(beforeFen, afterFen, m.hidden),
          },
        ]}
      />
    </>
  );
}

const moved = ({ winners, losers }: Group["rows"][number]) => (winners ?? 0) + (losers ?? 0);
