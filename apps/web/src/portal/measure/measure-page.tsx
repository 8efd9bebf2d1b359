import type { MeasureDetail } from "@jucai/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { measure, vocabulary } from "../../lib/api.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Answered } from "../answered.tsx";
import { kindMessages } from "../kinds.messages.ts";
import { Granted } from "./granted.tsx";
import { BenefitGuide } from "./benefit-guide.tsx";
import { MeasureHeader } from "./measure-header.tsx";
import { MeasureRosters } from "./measure-rosters.tsx";
import { MeasureUnits } from "./measure-units.tsx";
import { measureMessages } from "./measure.messages.ts";
import { Procedure } from "./papers.tsx";
import { Part } from "./part.tsx";

/** One measure; where it is a benefit, the whole guide to it. */
export function MeasurePage() {
  const { pack = "", measure: local = "" } = useParams();
  // Most visits are to benefits, whose amounts are worded with it: asked for at once, not one after the other.
  useQuery(vocabulary());
  return <Answered query={useQuery(measure(`${pack}/${local}`))}>{(data) => <Measure detail={data} />}</Answered>;
}

function Measure({ detail }: { readonly detail: MeasureDetail }) {
  const { site } = useMessages(frameMessages);
  const m = useMessages(measureMessages);
  const kinds = useMessages(kindMessages);
  const say = useText();
  useTitle(say(detail.measure.title), site);
  return (
    <article className="jc-guide">
      <MeasureHeader detail={detail} />
      {detail.benefit ? (
        <BenefitGuide detail={detail} benefit={detail.benefit} />
      ) : (
        <div className="jc-guide__parts">
          <Part title={m.runsAs}>
            <p>{m.runsAsSays(kinds[detail.measure.kind])}</p>
          </Part>
          <Granted detail={detail} />
          <Procedure detail={detail} />
          <MeasureRosters rosters={detail.rosters} />
          <MeasureUnits measure={detail.measure} />
        </div>
      )}
    </article>
  );
}
