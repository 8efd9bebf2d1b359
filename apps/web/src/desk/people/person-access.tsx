import type { AnswerOf } from "@jucai/contract/client";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { reasonInWords } from "../../portal/my/data/reason-in-words.ts";
import { contradictionsMessages } from "../contradictions/contradictions.messages.ts";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { peopleMessages } from "./people.messages.ts";
import { partsMessages } from "./person-parts.messages.ts";
import { sealedFields } from "./person.ts";

type Look = AnswerOf<"GET /api/v1/people/:id/access">["items"][number];
const exchangeSources = ["social_insurance", "education", "tax", "other"] as const;
const actions = ["read", "reveal", "export", "print", "exchange"] as const;

/** Who looked at this person, when and why; for the office that answers for the data. */
export function PersonAccess({ person }: { readonly person: string }) {
  const m = useMessages(partsMessages);
  const { language } = useLanguage();
  const nameOf = useFieldName();
  const [{ page, pageSize }, turn] = useState({ page: 1, pageSize: 10 });
  const looks = useAsk(
    "GET /api/v1/people/:id/access",
    { params: { id: person }, query: { page, pageSize } },
    { keep: true },
  );
  const columns: readonly Column<Look>[] = [
    { key: "who", title: m.who, width: 140, render: ({ who }) => <span lang="zh-CN">{who}</span> },
    { key: "unit", title: m.unit, width: 160, render: ({ unit }) => (unit ? <span lang="zh-CN">{unit}</span> : "—") },
    {
      key: "action",
      title: m.action,
      width: 110,
      render: ({ action }) => {
        const known = actions.find((one) => one === action);
        return known ? m[known] : action;
      },
    },
    {
      key: "reason",
      title: m.reason,
      width: 260,
      render: ({ reason }) => (reason === null ? "—" : reasonInWords(reason, nameOf)),
    },
    { key: "when", title: m.when, width: 150, render: ({ at }) => formatMoment(at, language) },
  ];
  return (
    <Part id="access" title={m.access}>
      <p className="dk-lead">{m.accessLead}</p>
      <Answered query={looks} lines={3}>
        {({ items, total }) => (
          <DataTable
            caption={m.accessCaption}
            columns={columns}
            rows={items}
            // Nothing about a look tells it from another of the same moment.
            idOf={(look) => `${look.at} ${items.indexOf(look)}`}
            busy={looks.isPlaceholderData}
            empty={<p>{m.accessNone}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => turn({ page: to, pageSize: size }) }}
          />
        )}
      </Answered>
    </Part>
  );
}

/** What a field, a source or a fact is called that a reason names by its key. */
function useFieldName(): (key: string) => string {
  const fields = useMessages(peopleMessages);
  const sources = useMessages(contradictionsMessages);
  const { nameOf } = useVocabulary();
  return (key) => {
    const source = exchangeSources.find((one) => one === key);
    if (source) return sources[source];
    const field = sealedFields.find((one) => one === key);
    return field ? fields[field] : nameOf(key);
  };
}
