import { useMessages } from "../../lib/language.tsx";
import { useMay } from "../shell/session.ts";
import { fundsMessages } from "./funds.messages.ts";
import { Ways } from "./kit/ways.tsx";

/** Funds, statements, and the order in which funds pay. */
export function FundWays() {
  const m = useMessages(fundsMessages);
  const may = useMay();
  const statements = may("fund", "read") ? ([["/funds/statements", m.statements]] as const) : [];
  return <Ways label={m.views} to={[["/funds", m.all], ...statements, ["/funds/orders", m.orders]]} />;
}
