import type { MeasureDetail } from "@jucai/contract";
import type { Benefit } from "@jucai/engine/model";
import { useQuery } from "@tanstack/react-query";
import { vocabulary } from "../../lib/api.ts";
import { useLanguage } from "../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import type { Names } from "../wording/names.ts";
import { HowMuch, Limits } from "./amount.tsx";
import { Conditions, Exclusions } from "./conditions.tsx";
import { Evidence, Funds, OpenPoints, Procedure, Stops } from "./papers.tsx";
import { WhenPaid } from "./schedule.tsx";

type Props = { readonly detail: MeasureDetail; readonly benefit: Benefit };

/** 办事指南: who, how much, when, on what conditions, with which papers. */
export function BenefitGuide({ detail, benefit }: Props) {
  const { language } = useLanguage();
  const words = useQuery(vocabulary());
  return (
    <Answered query={words}>
      {(answer) => (
        <Details
          detail={detail}
          benefit={benefit}
          names={{
            language,
            vocabulary: answer.vocabulary,
            settings: benefit.settings,
            regions: new Map([[detail.policy.place, detail.policy.placeName]]),
          }}
        />
      )}
    </Answered>
  );
}

function Details({ detail, benefit, names }: Props & { readonly names: Names }) {
  return (
    <>
      <HowMuch benefit={benefit} names={names} />
      <WhenPaid benefit={benefit} settings={detail.settings} names={names} />
      <Conditions benefit={benefit} />
      <Exclusions benefit={benefit} />
      <Limits benefit={benefit} />
      <Evidence benefit={benefit} />
      <Procedure benefit={benefit} />
      <Funds benefit={benefit} funds={detail.funds} />
      <Stops benefit={benefit} />
      <OpenPoints benefit={benefit} />
    </>
  );
}
