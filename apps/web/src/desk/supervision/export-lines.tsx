import type { InputOf } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client } from "../../lib/client.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { saveCsv } from "../funds/kit/csv.ts";
import { Faults } from "../shell/faults.tsx";
import { supervisionMessages } from "./supervision.messages.ts";
import type { SupervisionLine } from "./types.ts";

type Query = InputOf<"GET /api/v1/supervision/funds/lines">["query"];
const pageSize = 100;

/** Takes along every line of the filter, page by page, and says how far it is. */
export function ExportLines({ title, query }: { readonly title: string; readonly query: Query }) {
  const m = useMessages(supervisionMessages);
  const say = useText();
  const [[done, all], setProgress] = useState<readonly [number, number]>([0, 0]);
  const save = useMutation({
    mutationFn: () => linesOf(query, (...progress) => setProgress(progress)),
    onSuccess: (lines) =>
      saveCsv(title, [
        [m.person, m.benefit, m.k, m.dueOn, m.fen, m.claim, m.payment],
        ...lines.map(({ party, benefit, k, n, dueOn, fen, claimNumber, payment }) => [
          party.name,
          say(benefit.title),
          `${k}/${n}`,
          dueOn,
          fen / 100,
          claimNumber ?? m.takenOver,
          payment ?? "",
        ]),
      ]),
  });
  return (
    <>
      <Button data-key="x" loading={save.isPending} onClick={() => save.mutate()}>
        {save.isPending ? m.exporting(done, all) : m.export}
      </Button>
      <Faults error={save.error} />
    </>
  );
}

async function linesOf(query: Query, onProgress: (done: number, all: number) => void): Promise<SupervisionLine[]> {
  const lines: SupervisionLine[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await client.call("GET /api/v1/supervision/funds/lines", {
      query: { ...query, page, pageSize },
    });
    lines.push(...items);
    onProgress(lines.length, total);
    if (items.length < pageSize) return lines;
  }
}
