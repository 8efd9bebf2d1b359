import { useMemo, useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { usePlace } from "../funds/kit/use-place.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import type { Asked } from "../what-if/asked.ts";
import { Editor } from "../what-if/editor.tsx";
import { nearestDay } from "../what-if/in-force.tsx";
import { ClaimantContext } from "../what-if/said.ts";
import type { WhatIfBenefit } from "../what-if/types.ts";
import "../what-if/what-if.css";
import { changedFigures } from "./changed-figures.ts";
import { editorMessages } from "./editor.messages.ts";
import type { Tried } from "./types.ts";

type Props = { readonly benefit: string; readonly tried: Tried | undefined };

/** The what-if of the published benefit, with the figures that were changed in the file. */
export function WhatIfBeside({ benefit, tried }: Props) {
  const m = useMessages(editorMessages);
  const place = usePlace();
  const benefits = useAsk("GET /api/v1/what-if/benefits", { query: place === "" ? {} : { place } });
  return (
    <Answered query={benefits} lines={6}>
      {({ items, place: listed }) => {
        const found = items.find((one) => one.benefit === benefit);
        return found ? <Shown benefit={found} place={listed} tried={tried} /> : <p>{m.whatIfNone}</p>;
      }}
    </Answered>
  );
}

type ShownProps = { readonly benefit: WhatIfBenefit; readonly place: string; readonly tried: Tried | undefined };

function Shown({ benefit, place, tried }: ShownProps) {
  const m = useMessages(editorMessages);
  const [moved, setMoved] = useState<Partial<Asked>>({});
  const inFile = useMemo(() => changedFigures(benefit.numbers, tried), [benefit.numbers, tried]);
  const asked: Asked = {
    benefit: benefit.benefit,
    of: "generated",
    people: 10_000,
    seed: 1,
    unknown: 20,
    on: nearestDay(benefit.inForce, "") ?? "",
    changes: inFile,
    ...moved,
  };
  return (
    <ClaimantContext value={benefit.claimant === "employer" ? "employer" : "person"}>
      <p className="jc-hint">
        {m.whatIfNote} <Link to={`/what-if?benefit=${encodeURIComponent(benefit.benefit)}`}>{m.full}</Link>
      </p>
      {/* Figures that change in the file begin it anew: what was moved by hand belonged to the old ones. */}
      <Editor
        key={JSON.stringify([...inFile])}
        benefit={benefit}
        place={place}
        asked={asked}
        why=""
        onAsk={(changed) => setMoved((before) => ({ ...before, ...changed }))}
      />
    </ClaimantContext>
  );
}
