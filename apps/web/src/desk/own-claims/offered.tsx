import { Checkbox, Input } from "antd";
import { useState } from "react";
import "./own-claims.css";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Labelled } from "../shell/filter.tsx";
import { Part } from "../shell/page.tsx";
import { ownClaimsMessages } from "./own-claims.messages.ts";

type OfferedProps = {
  readonly who: "person" | "employer";
  readonly title: string;
  /** Said where nothing is found. */
  readonly none: string;
  readonly place: string;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** Measures in force that somebody may claim at a place, found by word or pinyin. */
export function Offered({ who, title, none, place, chosen, onChoose }: OfferedProps) {
  const m = useMessages(ownClaimsMessages);
  const say = useText();
  const [q, setQ] = useState("");
  const found = useAsk(
    "GET /api/v1/search",
    { query: { who, kind: "benefit", status: "in_force", place, pageSize: 50, ...(q && { q }) } },
    { keep: true },
  );
  return (
    <Part title={title}>
      <Labelled label={m.find}>
        {(id) => <Input.Search id={id} allowClear maxLength={100} onSearch={(typed) => setQ(typed.trim())} />}
      </Labelled>
      <Answered query={found} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{none}</p>
          ) : (
            <ul className="dk-plain dk-offered">
              {items.map(({ measure }) => (
                <li key={measure.id}>
                  <Checkbox
                    checked={chosen.includes(measure.id)}
                    onChange={({ target }) =>
                      onChoose(target.checked ? [...chosen, measure.id] : chosen.filter((one) => one !== measure.id))
                    }
                  >
                    {say(measure.title)}
                  </Checkbox>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}
