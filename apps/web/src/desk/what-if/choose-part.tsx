import { Button, Input, Radio, Select } from "antd";
import { useState } from "react";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Labelled } from "../shell/filter.tsx";
import { type Asked, mostSeed, sizes, unknownShares } from "./asked.ts";
import { nearestDay } from "./in-force.tsx";
import { BenefitSelect } from "./benefit-select.tsx";
import { useSaid } from "./said.ts";
import type { WhatIfBenefit } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly benefits: readonly WhatIfBenefit[];
  readonly asked: Asked;
  readonly onAsk: (changed: Partial<Asked>) => void;
  /** Whether the reader may have the registry read, and have people made up. */
  readonly may: { readonly registry: boolean; readonly generated: boolean };
  /** Why the registry is read, once it was said. */
  readonly why: string;
  readonly onWhy: (why: string) => void;
};

/** Which benefit, whose figures, and by the rules of which day. */
export function ChoosePart({ benefits, asked, onAsk, may, why, onWhy }: Props) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { language } = useLanguage();
  const { benefit, of, on } = asked;
  // What has ended is tried by its last day: on any later one nobody would meet it.
  const choose = (next: string) => {
    const term = benefits.find((one) => one.benefit === next)?.inForce;
    onAsk({ benefit: next, changes: new Map(), on: (term && nearestDay(term, "")) ?? "" });
  };
  const ways = (["generated", "registry"] as const).filter((way) => may[way]);
  return (
    <section className="dk-part dk-choose-part jc-no-print" aria-label={m.people}>
      <div className="dk-filters">
        <Labelled label={m.benefit} wide>
          {(id) => (
            <BenefitSelect
              id={id}
              benefits={benefits.map(({ benefit, title, clause, policy }) => ({
                value: benefit,
                label: m.benefitOf(say(title), clauseInWords(clause, language)),
                group: say(policy.short),
              }))}
              value={benefit}
              onChange={choose}
            />
          )}
        </Labelled>
        <Labelled label={m.on}>
          {(id) => <Input id={id} type="date" value={on} onChange={(event) => onAsk({ on: event.target.value })} />}
        </Labelled>
      </div>
      <Radio.Group
        aria-label={m.people}
        value={of}
        onChange={(event) => onAsk({ of: event.target.value as Asked["of"] })}
        options={ways.map((value) => ({ value, label: m[value] }))}
      />
      {of === "generated" ? (
        <Generated asked={asked} onAsk={onAsk} />
      ) : (
        <Registry key={`${benefit} ${on}`} why={why} onWhy={onWhy} />
      )}
    </section>
  );
}

function Generated({ asked: { people, seed, unknown }, onAsk }: Pick<Props, "asked" | "onAsk">) {
  const m = useMessages(whatIfMessages);
  const { persons } = useSaid();
  const [typed, setTyped] = useState<string>();
  const listed: readonly number[] = sizes;
  const keepSeed = () => {
    const value = Number(typed ?? "");
    setTyped(undefined);
    if (typed && /^\d+$/.test(typed) && value <= mostSeed && value !== seed) onAsk({ seed: value });
  };
  return (
    <div className="dk-filters">
      <Labelled label={m.size}>
        {(id) => (
          <Select
            id={id}
            value={people}
            onChange={(next) => onAsk({ people: next })}
            options={[...(listed.includes(people) ? [] : [people]), ...listed].map((value) => ({
              value,
              label: persons(value),
            }))}
          />
        )}
      </Labelled>
      <Labelled label={m.unknown}>
        {(id) => (
          <Select
            id={id}
            value={unknown}
            onChange={(next) => onAsk({ unknown: next })}
            options={[...new Set([...unknownShares, unknown])].map((value) => ({ value, label: m.percent(value) }))}
          />
        )}
      </Labelled>
      <Labelled label={m.seed}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            title={m.seedHint}
            value={typed ?? String(seed)}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={keepSeed}
            onPressEnter={keepSeed}
          />
        )}
      </Labelled>
    </div>
  );
}

function Registry({ why, onWhy }: Pick<Props, "why" | "onWhy">) {
  const m = useMessages(whatIfMessages);
  const [typed, setTyped] = useState(why);
  const said = typed.trim();
  const isSaid = said.length >= 5;
  return (
    <>
      <p className="dk-said">{m.readNote}</p>
      <form
        className="dk-filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSaid) onWhy(said);
        }}
      >
        <Labelled label={m.why} wide>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              placeholder={m.whyHint}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Labelled>
        <Button type="primary" htmlType="submit" disabled={!isSaid || said === why}>
          {m.read}
        </Button>
      </form>
    </>
  );
}
