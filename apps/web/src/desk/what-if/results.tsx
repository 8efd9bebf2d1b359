import type { UseQueryResult } from "@tanstack/react-query";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Failed, Loading } from "../shell/answered.tsx";
import type { Asked } from "./asked.ts";
import { BenefitPart } from "./benefit-part.tsx";
import { SpreadChart, YearChart } from "./charts.tsx";
import { FiguresPart } from "./figures-part.tsx";
import { FundPart } from "./fund-part.tsx";
import { GroupPart } from "./group-part.tsx";
import { InformationPart } from "./information-part.tsx";
import { useFundName } from "./names.ts";
import { useSaid } from "./said.ts";
import { Spoken } from "./spoken.tsx";
import { TakeAlong } from "./take-along.tsx";
import type { Population, WhatIf, WhatIfBenefit } from "./types.ts";
import { isGone } from "./use-population.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = {
  readonly benefit: WhatIfBenefit;
  readonly population: Population | undefined;
  readonly whatIf: UseQueryResult<WhatIf>;
  readonly asked: Asked;
};

/** What the changed figures do; the last answer stays, paler, while the next is on its way. */
export function Results({ benefit, population, whatIf, asked }: Props) {
  const m = useMessages(whatIfMessages);
  const about = useAbout(population, asked);
  const fundName = useFundName(benefit.affected);
  const { data, isError, error, isPlaceholderData, isFetching, refetch } = whatIf;
  const spoken = useSpoken(isPlaceholderData ? undefined : data);
  if (isError && !isGone(error)) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data || !population) return isFetching ? <Loading lines={10} /> : null;
  const { comparison, information } = data;
  return (
    <section
      aria-label={m.results}
      aria-busy={isPlaceholderData}
      className={isPlaceholderData ? "dk-stale" : undefined}
    >
      <Spoken text={spoken} />
      <TakeAlong fundName={fundName} benefit={benefit} comparison={comparison} changes={asked.changes} about={about} />
      <FiguresPart comparison={comparison} />
      {population.hidesFew && <p className="jc-hint">{m.hidesFew}</p>}
      {asked.changes.size === 0 && <p className="jc-hint">{m.noChange}</p>}
      <YearChart comparison={comparison} about={about} />
      <SpreadChart comparison={comparison} about={about} />
      <FundPart byFund={comparison.byFund} fundName={fundName} />
      <BenefitPart byBenefit={comparison.byBenefit} />
      <GroupPart groups={comparison.groups} />
      <InformationPart information={information} />
    </section>
  );
}

/** Whose figures, by the rules of which day: below every chart and on paper. */
function useAbout(population: Population | undefined, { of, unknown }: Asked): string {
  const m = useMessages(whatIfMessages);
  const { language } = useLanguage();
  const { persons } = useSaid();
  const people = persons(population?.of ?? 0);
  const whose = of === "registry" ? m.ofRegistry(people) : m.ofGenerated(people, population?.seed ?? 0, unknown);
  return m.about(whose, formatIsoDay(population?.on ?? "", language));
}

/** The outcome in one sentence, for who does not see the figures move. */
function useSpoken(whatIf: WhatIf | undefined): string {
  const m = useMessages(whatIfMessages);
  const { persons, sum } = useSaid();
  if (!whatIf) return "";
  const { headcount, costFen, winners, losers, undecided } = whatIf.comparison;
  return m.spoken(
    m.headSays(persons(headcount.before), persons(headcount.after)),
    m.costSays(sum(costFen.before), sum(costFen.after)),
    persons(winners),
    persons(losers),
    persons(undecided),
  );
}
