import { useEffect, useMemo, useRef, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Failed } from "../shell/answered.tsx";
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
  const tries = JSON.stringify([...asked.changes]);
  const { gone, lost } = useGone(whatIf.error, people, tries, ready?.id, made.again);
  return (
    <div className="dk-what-if">
      <div className="dk-what-if__numbers">
        <NumbersPart numbers={benefit.numbers} tried={tried} onTry={setTried} />
        {whatIf.data && <Now comparison={whatIf.data.comparison} />}
      </div>
      <div className="dk-what-if__results">
        <OutOfForce term={benefit.inForce} on={asked.on} onDay={(on) => onAsk({ on })} />
        <PopulationState made={made} gone={gone} />
        {!wish && <p className="dk-part dk-empty">{m.whyFirst}</p>}
        {lost && <Failed error={whatIf.error} onRetry={made.again} />}
        {wish && !lost && <Results benefit={benefit} population={made.population} whatIf={whatIf} asked={asked} />}
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

/**
 * When the server has let go of the people they are made again by themselves, once for each thing that is tried:
 * readers who take each other's room would otherwise have people made forever.
 */
function useGone(error: unknown, people: string, tried: string, population: string | undefined, again: () => void) {
  const [gone, setGone] = useState("");
  const remadeFor = useRef("");
  const what = people + tried;
  const isLost = population !== undefined && isGone(error);
  useEffect(() => {
    if (!isLost || remadeFor.current === what) return;
    remadeFor.current = what;
    setGone(people);
    again();
  }, [isLost, people, what, population, again]);
  return { gone: gone === people, lost: isLost && remadeFor.current === what };
}
