import type { AnswerOf } from "@jucai/contract/client";
import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { unitsMessages } from "./units.messages.ts";

type Row = AnswerOf<"GET /api/v1/units">["items"][number];
/** What one level shows; a county with more employers than that is searched. */
const most = 100;

/** The tree from the places that the reader works for; what stands below a unit is read when it is opened. */
export function UnitTree() {
  const m = useMessages(unitsMessages);
  const { units } = useUnitChoice();
  const places = [...new Set(units.map(({ place }) => place))];
  return (
    <ul className="dk-tree" aria-label={m.tree}>
      {places.map((place) => (
        <Place key={place} place={place} />
      ))}
    </ul>
  );
}

/** The unit that a place is itself; the whole country is the top of the tree. */
function Place({ place }: { readonly place: string }) {
  const query = place === "000000" ? {} : ({ kind: "jurisdiction", place } as const);
  const found = useAsk("GET /api/v1/units", { query });
  return (
    <Answered query={found} lines={6}>
      {({ items }) => {
        const top = items.find(({ code }) => code === place) ?? items[0];
        return top === undefined ? null : <Branch id={top.id} name={top.name} children={top.children} open />;
      }}
    </Answered>
  );
}

function Branch({
  id,
  name,
  children,
  open = false,
}: Pick<Row, "id" | "name" | "children"> & { readonly open?: boolean }) {
  const m = useMessages(unitsMessages);
  const [opened, setOpened] = useState(open);
  const link = (
    <Link data-row to={`/units/${id}`} lang="zh-CN">
      {name}
    </Link>
  );
  if (children === 0) return <li className="dk-tree__leaf">{link}</li>;
  return (
    <li>
      <Button
        type="text"
        size="small"
        icon={opened ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        aria-expanded={opened}
        aria-label={m.unfold(name)}
        onClick={() => setOpened(!opened)}
      />
      {link} <span className="jc-hint">{!open && children.toLocaleString("en-US")}</span>
      {opened && <Below unit={id} />}
    </li>
  );
}

function Below({ unit }: { readonly unit: string }) {
  const m = useMessages(unitsMessages);
  const below = useAsk("GET /api/v1/units", { query: { parent: unit, pageSize: most } });
  return (
    <Answered query={below} lines={3}>
      {({ items, total }) => (
        <>
          <ul className="dk-tree">
            {items.map(({ id, name, children }) => (
              <Branch key={id} id={id} name={name} children={children} />
            ))}
          </ul>
          {items.length === 0 && <p className="jc-hint">{m.none}</p>}
          {total > items.length && <Link to={`/units/${unit}`}>{m.below(total)}</Link>}
        </>
      )}
    </Answered>
  );
}
