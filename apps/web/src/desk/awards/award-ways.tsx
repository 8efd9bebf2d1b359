import { useMessages } from "../../lib/language.tsx";
import { Ways } from "../funds/kit/ways.tsx";
import { useMay } from "../shell/session.ts";
import { awardMessages } from "./awards.messages.ts";

/** Awards, what is to be paid later or asked back, and the accounts that money goes to. */
export function AwardWays() {
  const m = useMessages(awardMessages);
  const may = useMay();
  const accounts = may("payment", "list") ? ([["/awards/accounts", m.accounts]] as const) : [];
  return <Ways label={m.views} to={[["/awards", m.all], ["/awards/adjustments", m.adjustments], ...accounts]} />;
}
