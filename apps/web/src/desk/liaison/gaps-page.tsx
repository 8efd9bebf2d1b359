import { Button } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { DutyChoice } from "./all-page.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import type { Subject } from "./types.ts";

type Wanted = { readonly subject: Subject; readonly duty: string; readonly role?: string };

/** For whom a duty wants somebody and nobody is assigned. */
export function GapsPage() {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const may = useMay();
  const [asked, set] = useUrlState({ duty: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const [wanted, setWanted] = useState<Wanted>();
  const gaps = useAsk(
    "GET /api/v1/liaison/gaps",
    { query: { page, pageSize, ...(asked.duty && { duty: asked.duty }) } },
    { keep: true },
  );
  return (
    <LiaisonFrame title={m.gaps}>
      <div className="dk-filters">
        <DutyChoice duty={asked.duty} onDuty={(duty) => set({ duty })} />
      </div>
      <Answered query={gaps}>
        {({ items, total }) => (
          <DataTable
            caption={m.gaps}
            rows={items}
            idOf={({ subject, duty }) => `${subject.id} ${duty.id}`}
            busy={gaps.isPlaceholderData}
            empty={m.gapsNone}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              { key: "subject", title: m.subject, width: 180, render: ({ subject }) => subject.name },
              { key: "duty", title: m.duty, width: 220, render: ({ duty }) => say(duty.name) },
              {
                key: "missing",
                title: m.contact,
                width: 240,
                render: ({ missing }) => m.gapMissing(missing.map(({ label }) => say(label)).join("、")),
              },
              ...(may("liaison", "update")
                ? [
                    {
                      key: "assign",
                      title: m.assign,
                      width: 120,
                      render: ({ subject, duty, missing }: (typeof items)[number]) => {
                        const role = missing[0]?.role;
                        return (
                          <Button
                            size="small"
                            aria-label={`${m.assign}：${subject.name}`}
                            onClick={() => setWanted({ subject, duty: duty.id, ...(role && { role }) })}
                          >
                            {m.assign}
                          </Button>
                        );
                      },
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answered>
      {wanted && <AssignDialog {...wanted} onClose={() => setWanted(undefined)} />}
    </LiaisonFrame>
  );
}
