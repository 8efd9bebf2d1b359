import { createContext, useContext } from "react";

/**
 * Where the pages of forms and claims stand: in a person's own space, or at the desk of an employer's clerk,
 * who sees the same pages for his unit.
 */
export type At = {
  readonly home: string;
  /** What the link to `home` says; absent: "back to my space". */
  readonly back?: string;
  readonly forms: string;
  readonly claims: string;
  /** Where one's instalments are; absent where there is no such page. */
  readonly money?: string;
  /** At the counter: the files are those of whom the clerk serves, never his own. */
  readonly counter?: true;
};

const mine: At = { home: "/my", forms: "/my/apply", claims: "/my/claims", money: "/my/money" };
export const AtContext = createContext<At>(mine);

export function useAt(): At {
  return useContext(AtContext);
}
