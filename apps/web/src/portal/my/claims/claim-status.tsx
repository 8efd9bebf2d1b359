import type { ClaimStatus } from "@jucai/contract";
import { useMessages } from "../../../lib/language.tsx";
import type { Tone } from "../../../ui/tag.tsx";
import { claimStatusMessages } from "./claim-status.messages.ts";

const circle = "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z";
/** Drawn here and not in the kit, whose icons are part of the first visit. */
const drawn = {
  edit: "M2.5 13.5h11M4 10.5l6.5-6.5 2 2L6 12.5H4Z",
  people:
    "M6 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM1.5 13.5c.4-3 2.2-4.3 4.5-4.3s4.1 1.3 4.5 4.3M11 9.5l1.3 1.3 2.5-2.8",
  inbox: "M2 9l2-6.5h8L14 9v4.5H2ZM2 9h3.5l1 2h3l1-2H14",
  audit: "M3 1.5h8v4M3 1.5v13h4M5 4.5h4M5 7h2.5M10.5 7.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4ZM12.5 12.2l2 2",
  form: `${circle}M8 1.5v13M8 1.5a6.5 6.5 0 0 1 0 13`,
  check: `${circle}M5 8.2l2.1 2.1L11 6.4`,
  bell: "M3.5 11.5h9c-1-1-1.2-2.2-1.2-4.5a3.3 3.3 0 0 0-6.6 0c0 2.3-.2 3.5-1.2 4.5ZM6.8 13.8h2.4",
  exclamation: `${circle}M8 4.5v4.5M8 11v.2`,
  bank: "M1.5 6 8 2l6.5 4ZM3.5 6v6M6.5 6v6M9.5 6v6M12.5 6v6M1.5 13.5h13",
  clock: `${circle}M8 4.5V8l2.5 1.5`,
  coin: `${circle}M5.3 4.3 8 7.8l2.7-3.5M8 7.8v4.2M5.7 8h4.6M5.7 10.2h4.6`,
  back: "M5.5 2.5 2 6l3.5 3.5M2 6h8a3.7 3.7 0 0 1 0 7.5H5",
  pause: `${circle}M6.3 5.5v5M9.7 5.5v5`,
  stop: `${circle}M3.5 3.5l9 9`,
  cross: `${circle}M5.5 5.5l5 5M10.5 5.5l-5 5`,
} as const;

type Look = readonly [Tone, keyof typeof drawn];
const looks: Readonly<Record<keyof (typeof claimStatusMessages)["zh"], Look>> = {
  draft: ["grey", "edit"],
  awaiting_employer: ["blue", "people"],
  submitted: ["blue", "inbox"],
  in_review: ["blue", "audit"],
  correction: ["orange", "form"],
  approved: ["green", "check"],
  in_notice: ["blue", "bell"],
  objection: ["orange", "exclamation"],
  awaiting_funds: ["blue", "bank"],
  paying: ["blue", "clock"],
  paid: ["green", "coin"],
  bounced: ["orange", "back"],
  suspended: ["amber", "pause"],
  stopped: ["grey", "stop"],
  clawback: ["red", "back"],
  rejected: ["red", "cross"],
  withdrawn: ["grey", "back"],
  settled: ["green", "check"],
  recognised: ["green", "check"],
};

/** Where a claim stands: colour, icon and word. `settled` says that it ended as approved, without money. */
export function ClaimStatusTag({
  status,
  settled = false,
  recognition = false,
}: {
  readonly status: ClaimStatus;
  readonly settled?: boolean;
  readonly recognition?: boolean;
}) {
  const words = useMessages(claimStatusMessages);
  const key = status === "approved" && settled ? (recognition ? "recognised" : "settled") : status;
  const [tone, icon] = looks[key];
  return (
    <span className={`jc-tag jc-tone-${tone}`}>
      <svg className="jc-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={drawn[icon]} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
      </svg>
      {words[key]}
    </span>
  );
}
