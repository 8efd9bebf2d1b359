import {
  AuditOutlined,
  BankOutlined,
  CheckCircleOutlined,
  CloseCircleOutlined,
  DollarOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  FieldTimeOutlined,
  FormOutlined,
  InboxOutlined,
  NotificationOutlined,
  PauseCircleOutlined,
  RollbackOutlined,
  SolutionOutlined,
  StopOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import type { ClaimStatus } from "@jucai/contract";
import type { ComponentType } from "react";
import { useMessages } from "../../lib/language.tsx";
import "./claims.css";
import { claimStatusWords } from "./claim-words.messages.ts";

type Tone = "blue" | "green" | "amber" | "orange" | "red" | "grey";
type Icon = ComponentType<{ readonly "aria-hidden"?: boolean }>;

const looks: Readonly<Record<ClaimStatus, readonly [Tone, Icon]>> = {
  draft: ["grey", EditOutlined],
  awaiting_employer: ["blue", SolutionOutlined],
  submitted: ["blue", InboxOutlined],
  in_review: ["blue", AuditOutlined],
  correction: ["orange", FormOutlined],
  approved: ["green", CheckCircleOutlined],
  in_notice: ["blue", NotificationOutlined],
  objection: ["orange", ExclamationCircleOutlined],
  awaiting_funds: ["blue", BankOutlined],
  paying: ["blue", FieldTimeOutlined],
  paid: ["green", DollarOutlined],
  bounced: ["orange", RollbackOutlined],
  suspended: ["amber", PauseCircleOutlined],
  stopped: ["grey", StopOutlined],
  clawback: ["red", UndoOutlined],
  rejected: ["red", CloseCircleOutlined],
  withdrawn: ["grey", RollbackOutlined],
};

/** Where a claim stands: colour, icon and word. */
export function ClaimTag({ status }: { readonly status: ClaimStatus }) {
  const words = useMessages(claimStatusWords);
  const [tone, Look] = looks[status];
  return (
    <span className={`dk-tag dk-tag--${tone}`}>
      <Look aria-hidden /> {words[status]}
    </span>
  );
}
