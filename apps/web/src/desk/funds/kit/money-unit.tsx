import { useMessages } from "../../../lib/language.tsx";
import "./kit.css";
import { kitMessages } from "./kit.messages.ts";

/** 单位：元, above a table's right end. */
export function MoneyUnit() {
  const m = useMessages(kitMessages);
  return <p className="dk-money-unit">{m.unit}</p>;
}
