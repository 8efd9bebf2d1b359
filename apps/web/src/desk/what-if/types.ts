import type { AnswerOf, InputOf } from "@jucai/contract/client";

export type WhatIfBenefit = AnswerOf<"GET /api/v1/what-if/benefits">["items"][number];
export type EditableNumber = WhatIfBenefit["numbers"][number];
/** A number, whole fen, or a day as `YYYY-MM-DD`. */
export type Value = EditableNumber["value"];
export type Population = AnswerOf<"GET /api/v1/what-if/populations/:id">;
export type WhatIf = AnswerOf<"POST /api/v1/what-if">;
export type Comparison = WhatIf["comparison"];
export type Information = WhatIf["information"];
export type Group = Comparison["groups"][number];
export type Found = AnswerOf<"GET /api/v1/found">;

/** What is asked for to make a population: made-up people, or everybody registered and why they are read. */
export type Wish =
  | { readonly kind: "generated"; readonly body: InputOf<"POST /api/v1/what-if/populations/generated">["body"] }
  | { readonly kind: "registry"; readonly body: InputOf<"POST /api/v1/what-if/populations/registry">["body"] };
