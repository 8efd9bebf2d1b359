import { Tag } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { awardMessages } from "./awards.messages.ts";
import type { PaymentAccount } from "./types.ts";

const looks = {
  entered: ["warning", "accountEntered"],
  verified: ["success", "accountVerified"],
  refused: ["error", "accountRefused"],
  replaced: ["default", "accountReplaced"],
} as const;

/** Whether an account was checked. */
export function AccountTag({ state }: Pick<PaymentAccount, "state">) {
  const m = useMessages(awardMessages);
  const [colour, word] = looks[state];
  return <Tag color={colour}>{m[word]}</Tag>;
}
