import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { noticesMessages } from "./notices.messages.ts";
import type { Group } from "./types.ts";

type Props = {
  readonly claims: Group["claims"];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
};

/** The claims that can be put on a list. Sensitive columns are not offered at all. */
export function CandidateRows({ claims, chosen, onChoose }: Props) {
  const m = useMessages(noticesMessages);
  const say = useText();
  return (
    <DataTable
      caption={m.pick}
      rows={claims}
      idOf={({ id }) => id}
      selection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => onChoose(keys.map(String)),
        getCheckboxProps: ({ claimant }) => ({ "aria-label": claimant }) as object,
      }}
      columns={[
        { key: "who", title: m.claimant, width: 140, render: ({ claimant }) => <span lang="zh-CN">{claimant}</span> },
        { key: "number", title: m.number, width: 180, render: ({ number }) => number },
        { key: "work", title: m.workplace, width: 200, render: ({ workplace }) => workplace ?? "—" },
        { key: "what", title: m.measure, width: 260, render: ({ measure }) => say(measure.title) },
        {
          key: "amount",
          title: m.amount,
          width: 120,
          figures: true,
          render: ({ fen }) => (fen === null ? "—" : figureOf(fen)),
        },
        { key: "on", title: m.approvedOn, width: 120, render: ({ approvedOn }) => approvedOn ?? "—" },
      ]}
    />
  );
}
