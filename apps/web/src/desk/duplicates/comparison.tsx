import { Tag } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { duplicatesMessages } from "./duplicates.messages.ts";
import { SideName } from "./pair-cards.tsx";
import type { PairDetail } from "./types.ts";

const colours = { same: "success", near: "processing", differs: "warning", one_side: "default" } as const;
const glyphs = { same: "=", near: "≈", differs: "≠", one_side: "–" } as const;

/** How two values stand to each other: a sign, a word and a colour. */
function How({ how }: { readonly how: keyof typeof colours }) {
  const m = useMessages(duplicatesMessages);
  return (
    <Tag color={colours[how]}>
      <span aria-hidden="true">{glyphs[how]} </span>
      {m[how]}
    </Tag>
  );
}

/** The two persons' fields side by side, differences marked. */
export function Comparison({ detail: { pair, lines } }: { readonly detail: PairDetail }) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  const units = (side: typeof pair.a) => m.heldBy(side.heldBy.map(say).join("、"));
  return (
    <div className="dk-scroll" tabIndex={0} role="region" aria-label={m.compare}>
      <table className="dk-compare">
        <caption className="jc-hidden">{m.compare}</caption>
        <thead>
          <tr>
            <th scope="col">{m.field}</th>
            {([pair.a, pair.b] as const).map((side, at) => (
              <th scope="col" key={side.id}>
                {at === 0 ? m.sideA : m.sideB} <SideName side={side} />
                {pair.survivor === side.id && <Tag color="success">{m.survivor}</Tag>}
                <span className="jc-hint dk-compare__units">{units(side)}</span>
              </th>
            ))}
            <th scope="col" aria-label={m.compare} />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, a, b, how }) => (
            <tr key={key} className={`dk-compare__${how}`}>
              <th scope="row">{say(label)}</th>
              <td>{a ?? <span className="jc-muted">{m.empty}</span>}</td>
              <td>{b ?? <span className="jc-muted">{m.empty}</span>}</td>
              <td>
                <How how={how} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FactLine = PairDetail["facts"][number];

/** What each of the two has recorded, with where it comes from. */
export function FactComparison({ facts }: { readonly facts: readonly FactLine[] }) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>{m.facts}</h3>
      <div className="dk-scroll" tabIndex={0} role="region" aria-label={m.facts}>
        <table className="dk-compare">
          <caption className="jc-hidden">{m.facts}</caption>
          <thead>
            <tr>
              <th scope="col">{m.field}</th>
              <th scope="col">{m.sideA}</th>
              <th scope="col">{m.sideB}</th>
              <th scope="col" aria-label={m.compare} />
            </tr>
          </thead>
          <tbody>
            {facts.map(({ fact, label, a, b, how }) => (
              <tr key={fact} className={`dk-compare__${how}`}>
                <th scope="row">{say(label)}</th>
                <FactCell values={a} />
                <FactCell values={b} />
                <td>
                  <How how={how} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FactCell({ values }: { readonly values: FactLine["a"] }) {
  const m = useMessages(duplicatesMessages);
  const say = useText();
  if (values.length === 0) {
    return (
      <td>
        <span className="jc-muted">{m.empty}</span>
      </td>
    );
  }
  return (
    <td>
      {values.map(({ value, since, source, verified, enteredAt }) => (
        <div key={`${value} ${enteredAt}`}>
          {value}{" "}
          <span className="jc-hint">
            {say(source)}
            {since && ` · ${m.since(since)}`} · {verified ? m.verified : m.unverified}
          </span>
        </div>
      ))}
    </td>
  );
}
