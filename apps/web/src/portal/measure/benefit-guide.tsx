import type { MeasureDetail, VocabularyAnswer } from "@jucai/contract";
import type { Benefit } from "@jucai/engine/model";
import { useQuery } from "@tanstack/react-query";
import { vocabulary } from "../../lib/api.ts";
import { useLanguage } from "../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import { namesFor } from "../wording/names.ts";
import { HowMuch, Limits } from "./amount.tsx";
import { AtAGlance } from "./at-a-glance.tsx";
import { Conditions, Exclusions } from "./conditions.tsx";
import { MeasureUnits } from "./measure-units.tsx";
import { Evidence, Funds, OpenPoints, Procedure, Stops } from "./papers.tsx";
import { WhenPaid } from "./schedule.tsx";

type Props = { readonly detail: MeasureDetail; readonly benefit: Benefit };

/** 办事指南: who, how much, when, on what conditions, with which papers. */
export function BenefitGuide({ detail, benefit }: Props) {
  return <Answered query={useQuery(vocabulary())}>{(answer) => <Guide {...{ detail, benefit, answer }} />}</Answered>;
}

function Guide({ detail, benefit, answer }: Props & { readonly answer: VocabularyAnswer }) {
  const { language } = useLanguage();
  const names = namesFor(language, answer.vocabulary, benefit.settings);
  return (
    <>
      <AtAGlance detail={detail} benefit={benefit} names={names} />
      <div className="jc-guide__parts">
        <HowMuch benefit={benefit} settings={detail.settings} names={names} />
        <WhenPaid benefit={benefit} settings={detail.settings} names={names} />
        <Conditions benefit={benefit} />
        <Exclusions benefit={benefit} />
        <Limits benefit={benefit} />
        <Evidence benefit={benefit} />
        <Procedure detail={detail} />
        <Funds benefit={benefit} funds={detail.funds} />
        <Stops benefit={benefit} />
        <OpenPoints benefit={benefit} />
        <MeasureUnits measure={detail.measure} />
      </div>
    </>
  );
}
