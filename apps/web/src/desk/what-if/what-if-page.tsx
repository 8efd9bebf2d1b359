import { Alert } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { usePlace } from "../funds/kit/use-place.ts";
import { useAsked } from "./asked.ts";
import { ChoosePart } from "./choose-part.tsx";
import { Editor } from "./editor.tsx";
import { ClaimantContext } from "./said.ts";
import type { WhatIfBenefit } from "./types.ts";
import "./what-if.css";
import { whatIfMessages } from "./what-if.messages.ts";

/** 政策测算: change a figure of a benefit, and see at once what it does to many people. Nothing is saved. */
export function WhatIfPage() {
  const m = useMessages(whatIfMessages);
  const place = usePlace();
  const benefits = useAsk("GET /api/v1/what-if/benefits", { query: place === "" ? {} : { place } });
  return (
    <Page title={m.title} lead={m.lead}>
      <Alert type="info" showIcon className="dk-notice" title={m.note} />
      <Answered query={benefits} lines={8}>
        {({ items, place: listed }) => <Chosen benefits={items} place={listed} />}
      </Answered>
    </Page>
  );
}

function Chosen({ benefits, place }: { readonly benefits: readonly WhatIfBenefit[]; readonly place: string }) {
  const m = useMessages(whatIfMessages);
  const may = useMay();
  const [kept, ask] = useAsked();
  const [why, setWhy] = useState("");
  const ways = { generated: may("what_if", "create"), registry: may("what_if", "count") };
  const asked = ways[kept.of] ? kept : { ...kept, of: ways.generated ? ("generated" as const) : ("registry" as const) };
  const benefit = benefits.find((one) => one.benefit === asked.benefit);
  return (
    <ClaimantContext value={benefit?.claimant === "employer" ? "employer" : "person"}>
      <ChoosePart benefits={benefits} asked={asked} onAsk={ask} may={ways} why={why} onWhy={setWhy} />
      {benefit ? (
        <Editor key={benefit.benefit} benefit={benefit} place={place} asked={asked} why={why} onAsk={ask} />
      ) : (
        <p className="dk-part dk-empty">{m.chooseFirst}</p>
      )}
    </ClaimantContext>
  );
}
