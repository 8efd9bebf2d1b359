import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  NotificationOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { useMessages } from "../../lib/language.tsx";
import "../claims/claims.css";
import { noticesMessages } from "./notices.messages.ts";

const looks = {
  draft: ["grey", EditOutlined],
  published: ["blue", NotificationOutlined],
  closed: ["grey", StopOutlined],
  running: ["blue", NotificationOutlined],
  objected: ["orange", ExclamationCircleOutlined],
  clear: ["green", CheckCircleOutlined],
  upheld: ["orange", ExclamationCircleOutlined],
  withdrawn: ["grey", CloseCircleOutlined],
} as const;

/** How a notice, or a row of it, stands. */
export function NoticeTag({ state }: { readonly state: keyof typeof looks }) {
  const m = useMessages(noticesMessages);
  const [tone, Look] = looks[state];
  return (
    <span className={`dk-tag dk-tag--${tone}`}>
      <Look aria-hidden /> {m[state]}
    </span>
  );
}
