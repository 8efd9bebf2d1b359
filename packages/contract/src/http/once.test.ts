import { expect, it } from "vitest";
import { routes } from "../routes.ts";
import type { AnyRoute } from "./route.ts";

const deciding = new Set<string>(
  "claim decision notice objection rating recognition service_request fund award payment setting".split(" "),
);

/** They decide nothing and move nothing, or a repeat finds nothing left to do. */
const repeatable = [
  "addSubstitute",
  "answerObjection",
  "applicationRows",
  "askAboutObjection",
  "callBack",
  // Answers only lines that are still open.
  "confirmFromFile",
  "endSubstitute",
  // Refuses the same file by its hash; nothing is taken over before somebody else confirms.
  "loadTakeover",
  "openForReview",
  "passServiceRequest",
  "prepareNotice",
  "previewBatch",
  "releaseReview",
  "takeServiceRequest",
];

it("makes every POST that decides or moves money happen once, whatever is sent again", () => {
  const open = Object.entries<AnyRoute>(routes)
    .filter(
      ([, { method, once, access }]) => method === "POST" && !once && "may" in access && deciding.has(access.may[0]),
    )
    .map(([name]) => name);
  expect(open.toSorted()).toEqual(repeatable);
});
