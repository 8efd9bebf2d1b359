import { useMessages, useText } from "../../lib/language.tsx";
import { usePaged } from "../funds/kit/use-paged.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { useSaid } from "./said.ts";
import type { Information } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Hanging = Information["open"];
type Settling = { readonly settles: Hanging; readonly partOf: Hanging };

/** Which missing facts, and whom to ask first, would settle most of what is open. */
export function InformationPart({ information }: { readonly information: Information }) {
  const m = useMessages(whatIfMessages);
  const { count, persons } = useSaid();
  const { open, judged, facts, sources, order } = information;
  const figures = useFigures();
  const say = useText();
  const { shown, paging } = usePaged(facts);
  const names = (of: readonly Source[]) => of.map((source) => m[source]).join(m.and);
  if (open.cases === 0)
    return (
      <Part title={m.information}>
        <p>{m.informationNone}</p>
      </Part>
    );
  return (
    <Part title={m.information}>
      <p>
        {m.informationLead(count(open.cases), persons(open.claimants))}
        {judged.cases !== 0 && m.judged(count(judged.cases))}
      </p>
      {order.length > 0 && (
        <>
          <h3>{m.order}</h3>
          <ol className="dk-order">
            {order.map(({ source, settles }) => (
              <li key={source}>{m.orderLine(m[source], count(settles.cases), figures.money(settles))}</li>
            ))}
          </ol>
        </>
      )}
      <h3>{m.byFact}</h3>
      <DataTable
        caption={m.byFact}
        rows={shown}
        idOf={({ fact }) => fact}
        paging={paging}
        columns={[
          { key: "fact", title: m.fact, width: 200, render: ({ label }) => say(label) },
          { key: "source", title: m.source, width: 150, render: ({ sources }) => names(sources) || "—" },
          ...figures.columns,
        ]}
      />
      <h3>{m.bySource}</h3>
      <DataTable
        caption={m.bySource}
        rows={sources}
        idOf={({ source }) => source}
        columns={[
          { key: "source", title: m.source, width: 200, render: ({ source }) => m[source] },
          ...figures.columns,
        ]}
      />
    </Part>
  );
}

type Source = Information["sources"][number]["source"];

/** The columns that facts and sources share. */
function useFigures() {
  const m = useMessages(whatIfMessages);
  const { count, sum } = useSaid();
  const money = ({ fen, unbounded }: Hanging) => (unbounded === 0 ? sum(fen) : m.atLeast(sum(fen)));
  return {
    money,
    columns: [
      { key: "alone", title: m.alone, figures: true as const, render: ({ settles }: Settling) => count(settles.cases) },
      { key: "part", title: m.part, figures: true as const, render: ({ partOf }: Settling) => count(partOf.cases) },
      {
        key: "fen",
        title: m.hangs,
        width: 150,
        figures: true as const,
        render: ({ partOf }: Settling) => money(partOf),
      },
    ],
  };
}
