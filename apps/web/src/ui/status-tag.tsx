import { useMessages } from "../lib/language.tsx";
import type { IconName } from "./icon.tsx";
import { statusMessages } from "./status.messages.ts";
import { Tag, type Tone } from "./tag.tsx";

/** Results of a decision, and whether a document is in force: one list for all pages. */
export type StatusKey = keyof (typeof statusMessages)["zh"];

const looks: Readonly<Record<StatusKey, readonly [Tone, IconName]>> = {
  eligible: ["green", "check"],
  nearly: ["purple", "aim"],
  unknown: ["amber", "question"],
  judgement: ["amber", "judge"],
  ineligible: ["grey", "minus"],
  not_chosen: ["teal", "swap"],
  amount_unset: ["amber", "number"],
  not_in_force: ["grey", "hourglass"],
  in_force: ["green", "check"],
  ending_soon: ["amber", "clock"],
  expired: ["grey", "hourglass"],
  not_yet: ["blue", "clock"],
  repealed: ["grey", "stop"],
};

export function StatusTag({ status }: { readonly status: StatusKey }) {
  const words = useMessages(statusMessages);
  const [tone, icon] = looks[status];
  return (
    <Tag tone={tone} icon={icon}>
      {words[status]}
    </Tag>
  );
}
