/** Facts of persons and employers: values with their sources, and which one counts. */
export { bestOf, contradicts, type Given, strengthOf } from "./best.ts";
export { factsOf, factsOfEmployer, type HeldFacts, type Support } from "./facts-of.ts";
export { bestOfAll, type Holder, type KnownValue } from "./best-of-all.ts";
export { factRoutes } from "./facts.routes.ts";
export { openValue, sealValue } from "./facts.service.ts";
export { choicesOf, type FactRow, refreshBest, valuesOf } from "./facts.store.ts";
export { type TakenBy, type ToldFact } from "./told.ts";
export { caseForm, checkValue, factFor } from "./value.ts";
export { vocabularyOf } from "./vocabulary.ts";
export { type Voice, voiceOf } from "./voice.ts";
