import type { Text } from "@jucai/engine";
import { type Reading, tidy, wrong } from "./reading.ts";

const doubtful: Text = {
  zh: "账号不符合银行卡的校验规则，对公账户常如此，请连同开户行、户名核对。",
  en: "The account does not fit the check of bank cards, as company accounts often do not; compare it with bank and holder.",
};

/**
 * Reads a bank account. A person's is a card: 16 to 19 digits with Luhn's check.
 * A company's account has its bank's own form, so there the check only warns.
 */
export function readBankCard(text: string, holder: "person" | "company" = "person"): Reading {
  const value = tidy(text);
  if (holder === "company") {
    if (!/^\d{8,30}$/.test(value))
      return wrong("对公账号应为 8 至 30 位数字。", "A company account has 8 to 30 digits.");
    return luhn(value) ? { ok: true, value } : { ok: true, value, notice: doubtful };
  }
  if (!/^\d{16,19}$/.test(value)) return wrong("银行卡号应为 16 至 19 位数字。", "A bank card has 16 to 19 digits.");
  if (!luhn(value))
    return wrong("银行卡号的校验位不对，请核对有没有输错。", "The card fails its check; compare it digit by digit.");
  return { ok: true, value };
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
