import { App, Button, Tag } from "antd";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { YearChoice } from "../rosters/rosters-page.tsx";
import { ShareBar } from "../rosters/share-bar.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { opinionsMessages } from "./opinions.messages.ts";

type Props = { readonly year: number | undefined; readonly onYear: (year: number) => void };

/** The yearly collection: by when, which units handed in, and handing in one's own. */
export function Collection({ year, onYear }: Props) {
  const m = useMessages(opinionsMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const collection = useAsk("GET /api/v1/opinions/collection", { query: year ? { year } : {} }, { keep: true });
  return (
    <Answered query={collection} lines={3}>
      {(found) => {
        const done = found.units.filter(({ handedIn }) => handedIn !== null).length;
        return (
          <Part
            title={m.collection(found.year, formatIsoDay(found.due, language))}
            actions={
              may("opinion", "export") && (
                <Button href={`/api/v1/opinions/file?year=${found.year}`} download data-key="x">
                  {m.download}
                </Button>
              )
            }
          >
            <div className="dk-filters">
              <YearChoice year={found.year} onYear={onYear} />
            </div>
            <p>
              {m.collected(done, found.units.length, found.total)}{" "}
              <span className="jc-hint">{m.clause(found.clause)}</span>
            </p>
            <ShareBar done={done} all={found.units.length} />
            <HandIn collection={found} />
            <details className="dk-fold">
              <summary>{m.byUnit}</summary>
              <DataTable
                caption={m.collection(found.year, found.due)}
                rows={found.units}
                idOf={({ unit }) => unit.id}
                columns={[
                  { key: "unit", title: m.unit, width: 180, render: ({ unit }) => say(unit.name) },
                  { key: "count", title: m.count, width: 80, figures: true, render: ({ count }) => count },
                  {
                    key: "state",
                    title: m.state,
                    width: 110,
                    render: ({ state }) => <Tag color={colours[state]}>{m[state]}</Tag>,
                  },
                  {
                    key: "on",
                    title: m.handedDay,
                    width: 180,
                    render: ({ handedIn }) =>
                      handedIn
                        ? [m.handedOn(formatIsoDay(handedIn.on, language), handedIn.late), handedIn.none && m.nothing]
                            .filter(Boolean)
                            .join(" · ")
                        : "—",
                  },
                ]}
              />
            </details>
          </Part>
        );
      }}
    </Answered>
  );
}

const colours = { done: "success", open: "default", near: "warning", overdue: "error" } as const;

type Found = {
  readonly year: number;
  readonly units: readonly {
    readonly unit: { readonly id: string };
    readonly count: number;
    readonly handedIn: unknown;
  }[];
};

/** For the reader's own unit, while it has not handed in. */
function HandIn({ collection: { year, units } }: { readonly collection: Found }) {
  const m = useMessages(opinionsMessages);
  const may = useMay();
  const { message } = App.useApp();
  const { unit, units: mine } = useUnitChoice();
  const send = useTell("POST /api/v1/opinions/hand-in", () => void message.success(m.handedIn));
  const own = units.find((one) => (unit ? [unit] : mine).some(({ id }) => id === one.unit.id));
  if (!own || own.handedIn !== null || !may("opinion", "create")) return null;
  const none = own.count === 0;
  return (
    <>
      <Faults error={send.error} />
      <Button loading={send.isPending} onClick={() => send.mutate({ body: { unit: own.unit.id, year, none } })}>
        {none ? m.handInNone : m.handIn}
      </Button>
    </>
  );
}
