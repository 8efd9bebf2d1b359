import {
  AuditOutlined,
  BankOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  DollarOutlined,
  EditOutlined,
  FieldTimeOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  RollbackOutlined,
  StopOutlined,
  UndoOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import { createElement } from "react";
import { useMessages } from "../../../lib/language.tsx";
import "./kit.css";
import { stateMessages } from "./state.messages.ts";

const looks = {
  planned: ["default", ClockCircleOutlined],
  held: ["processing", BankOutlined],
  batched: ["processing", InboxOutlined],
  sent: ["processing", FieldTimeOutlined],
  paid: ["success", DollarOutlined],
  bounced: ["dk-orange", RollbackOutlined],
  suspended: ["warning", PauseCircleOutlined],
  cancelled: ["default", StopOutlined],
  paid_before: ["success", CheckCircleOutlined],
  active: ["processing", FieldTimeOutlined],
  stopped: ["default", StopOutlined],
  done: ["success", DollarOutlined],
  prepared: ["processing", EditOutlined],
  checked: ["processing", AuditOutlined],
  released: ["processing", BankOutlined],
  returned: ["warning", RollbackOutlined],
  closed: ["success", CheckCircleOutlined],
  proposed: ["warning", AuditOutlined],
  accepted: ["success", CheckCircleOutlined],
  refused: ["default", CloseCircleOutlined],
  clawback: ["error", UndoOutlined],
} as const;
export type MoneyState = keyof typeof looks;

/** Where an award, an instalment, a payment, a batch or an adjustment stands: colour, icon and word. */
export function StateTag({ state }: { readonly state: MoneyState }) {
  const words = useMessages(stateMessages);
  const [colour, icon] = looks[state];
  return (
    <Tag
      {...(colour.startsWith("dk-") ? { className: colour } : { color: colour })}
      icon={createElement(icon, { "aria-hidden": true })}
    >
      {words[state]}
    </Tag>
  );
}
