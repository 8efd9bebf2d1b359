import { useMessages } from "../../../lib/language.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { LightMark } from "../kit/light-mark.tsx";
import type { Scheme } from "../types.ts";
import { schemeMessages } from "./scheme.messages.ts";
import { lightsUnder } from "./situations.ts";

/** Which light situations would have under these rules. */
export function Preview({ scheme }: { readonly scheme: Scheme }) {
  const m = useMessages(schemeMessages);
  return (
    <Part title={m.preview}>
      <p className="jc-hint">{m.previewLead}</p>
      <DataTable
        caption={m.preview}
        rows={lightsUnder(scheme)}
        idOf={({ situation }) => situation}
        columns={[
          { key: "situation", title: m.situation, width: 320, render: ({ situation }) => m[situation] },
          { key: "light", title: m.light, width: 160, render: ({ light }) => <LightMark light={light} /> },
        ]}
      />
    </Part>
  );
}
