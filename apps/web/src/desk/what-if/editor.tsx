import { useEffect, useMemo, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { NumbersPart } from "./numbers-part.tsx";
import { OutOfForce } from "./in-force.tsx";
import { Now } from "./now.tsx";
import { PopulationState } from "./population-state.tsx";
import { Results } from "./results.tsx";
import type { Asked } from "./asked.ts";
import type { WhatIfBenefit, Wish } from "./types.ts";
import { isGone, usePopulation } from "./use-population.ts";
import { useDraft, useWhatIf } from "./use-what-if.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly benefit: WhatIfBenefit;
  readonly place: string;
  readonly asked: Asked;
  readonly why: string;
  readonly onAsk: (changed: Partial<Asked>) => void;
};

/** The figures of one benefit beside what they do. */
export function Editor({ benefit, place, asked, why, onAsk }: Props) {
  const m = useMessages(whatIfMessages);
  const [tried, setTried] = useDraft(asked.changes, (changes) => onAsk({ changes }));
  const wish = useWish(benefit.benefit, place, asked, why);
  const made = usePopulation(wish);
  const ready = made.state === "ready" && made.population?.of !== 0 ? made.population : undefined;
  const people = JSON.stringify(wish ?? null);
  const whatIf = useWhatIf(people, ready?.id, benefit.benefit, asked.changes);
  const gone = useGone(whatIf.error, people, ready?.id, made.again);
  return (
    <div className="dk-what-if">
      <div className="dk-what-if__numbers">
        <NumbersPart numbers={benefit.numbers} tried={tried} onTry={setTried} />
        {whatIf.data && <Now comparison={whatIf.data.comparison} />}
      </div>
      <div className="dk-what-if__results">
        <OutOfForce term={benefit.inForce} on={asked.on} onDay={(on) => onAsk({ on })} />
        <PopulationState made={made} gone={gone} />
        {wish ? (
          <Results benefit={benefit} population={made.population} whatIf={whatIf} asked={asked} />
        ) : (
          <p className="dk-part dk-empty">{m.whyFirst}</p>
        )}
      </div>
    </div>
  );
}

/** Whom to have made or read; nobody while the reason for reading the registry was not given. */
function useWish(benefit: string, place: string, { of, on, people, seed, unknown }: Asked, why: string) {
  return useMemo((): Wish | undefined => {
    const common = { benefit, ...(place && { place }), ...(on && { on }) };
    if (of === "generated")
      return { kind: "generated", body: { ...common, people, seed, unknownShare: unknown / 100 } };
    return why === "" ? undefined : { kind: "registry", body: { ...common, why } };
  }, [benefit, place, of, on, people, seed, unknown, why]);
}

/** Whether the server had let go of the people, in which case they are made again by themselves, once for each time. */
function useGone(error: unknown, people: string, population: string | undefined, again: () => void): boolean {
  const [gone, setGone] = useState("");
  const isLost = population !== undefined && isGone(error);
  useEffect(() => {
    if (!isLost) return;
    setGone(people);
    again();
  }, [isLost, people, population, again]);
  return gone === people;
}
