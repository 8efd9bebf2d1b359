import type { fundsMessages } from "./funds.messages.ts";

/** The columns of a statement, in the order of its paper form. */
export const keys = [
  "openingFen",
  "budgetFen",
  "heldFen",
  "releasedFen",
  "sentFen",
  "paidFen",
  "bouncedFen",
  "recoveredFen",
  "closingFen",
] as const;

export const figures = (m: (typeof fundsMessages)["zh"]): readonly (readonly [(typeof keys)[number], string])[] => [
  ["openingFen", m.opening],
  ["budgetFen", m.budget],
  ["heldFen", m.heldIn],
  ["releasedFen", m.released],
  ["sentFen", m.sent],
  ["paidFen", m.paid],
  ["bouncedFen", m.bounced],
  ["recoveredFen", m.recovered],
  ["closingFen", m.closing],
];
