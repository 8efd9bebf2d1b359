import { Button, Tag } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Line } from "../shell/line.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { ChangeDialog, type Unit, type UnitChange } from "./change-dialog.tsx";
import { NewUnitDialog } from "./new-unit-dialog.tsx";
import { UnitsTable } from "./units-table.tsx";
import { unitsMessages } from "./units.messages.ts";

/** One unit: where it stands, its names over time, what documents call it, and what stands below. */
export function UnitPage() {
  const m = useMessages(unitsMessages);
  const { id = "" } = useParams();
  const unit = useAsk("GET /api/v1/units/:id", { params: { id } });
  if (unit.data !== undefined) return <Filled key={id} unit={unit.data} />;
  return (
    <Page title={m.title} crumbs={[{ title: m.title, to: "/units" }]}>
      <Answered query={unit}>{() => null}</Answered>
    </Page>
  );
}

function Filled({ unit }: { readonly unit: Unit }) {
  const m = useMessages(unitsMessages);
  const may = useMay();
  const [doing, setDoing] = useState<UnitChange | "add">();
  const close = () => setDoing(undefined);
  const open = unit.validTo === null && unit.successor === null;
  return (
    <Page
      title={unit.name}
      crumbs={[{ title: m.title, to: "/units" }]}
      beside={
        <>
          <Tag>{m[unit.kind]}</Tag>
          {unit.validTo && <Tag>{m.ended(unit.validTo)}</Tag>}
        </>
      }
      lead={<span lang="zh-CN">{unit.above.join(" / ")}</span>}
      actions={
        open && (
          <>
            {may("unit", "create") && (
              <Button data-key="n" onClick={() => setDoing("add")}>
                {m.add}
              </Button>
            )}
            {may("unit", "update") && (
              <>
                <Button onClick={() => setDoing("aliases")}>{m.setAliases}</Button>
                <Button data-key="e" onClick={() => setDoing("rename")}>
                  {m.rename}
                </Button>
                <Button onClick={() => setDoing("move")}>{m.move}</Button>
              </>
            )}
            {may("unit", "approve") && (
              <>
                <Button onClick={() => setDoing("merge")}>{m.merge}</Button>
                <Button onClick={() => setDoing("close")}>{m.close}</Button>
              </>
            )}
          </>
        )
      }
    >
      <Names unit={unit} />
      <Others unit={unit} />
      <Below unit={unit.id} />
      {doing === "add" && <NewUnitDialog parent={unit.id} onClose={close} />}
      {doing !== undefined && doing !== "add" && <ChangeDialog unit={unit} change={doing} onClose={close} />}
    </Page>
  );
}

function Names({ unit }: { readonly unit: Unit }) {
  const m = useMessages(unitsMessages);
  const say = useText();
  return (
    <Part title={m.names}>
      <ul className="dk-plain">
        {unit.names.map(({ name, kind, validFrom, validTo }) => (
          <li key={`${kind} ${name} ${validFrom}`}>
            <strong lang="zh-CN">{name}</strong> <Tag>{m[kind]}</Tag>
            <span className="jc-hint">
              {validFrom && `${validFrom} ${m.from}`} {validTo && `${validTo} ${m.to}`}
            </span>
          </li>
        ))}
      </ul>
      {unit.packNames.length > 0 && (
        <>
          <h3>{m.packNames}</h3>
          <ul className="dk-plain">
            {unit.packNames.map(({ pack, key, name }) => (
              <li key={`${pack} ${key}`}>
                {say(name)} <span className="jc-hint">{pack}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

/** Units that this one came from, went into or stands for. */
function Others({ unit }: { readonly unit: Unit }) {
  const m = useMessages(unitsMessages);
  const groups = [
    [m.successor, unit.successor === null ? [] : [unit.successor]],
    [m.predecessors, unit.predecessors],
    [m.members, unit.members],
  ] as const;
  const shown = groups.filter(([, units]) => units.length > 0);
  return (
    <Part title={m.details}>
      <dl className="dk-facts">
        <Line term={m.code} says={unit.code} />
        <Line term={m.validFrom} says={unit.validFrom} />
        {shown.map(([title, units]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {units.map(({ id, name }) => (
                <Link key={id} to={`/units/${id}`} lang="zh-CN" className="dk-apart">
                  {name}
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Below({ unit }: { readonly unit: string }) {
  const m = useMessages(unitsMessages);
  const [page, setPage] = useState(1);
  const below = useAsk("GET /api/v1/units", { query: { parent: unit, page, pageSize: 50 } }, { keep: true });
  return (
    <Part title={m.children}>
      <Answered query={below} lines={4}>
        {({ items, total, page: at, pageSize }) => (
          <UnitsTable units={items} empty={m.none} paging={{ page: at, pageSize, total, onPage: setPage }} />
        )}
      </Answered>
    </Part>
  );
}
