export { checkPolicies, type Checked } from "./check.ts";
export {
  findingKinds,
  type Clause,
  type Finding,
  type FindingKind,
  type Path,
  type Proof,
  type Severity,
  type Witness,
} from "./finding.ts";
export { tellApart, type Apart } from "./apart.ts";
export type { Start } from "./start.ts";
export { bothPaid } from "./together.ts";
export { claimOf, onFact, type Claim } from "./claim.ts";
export { edgesOf, momentOf, moved, spotOf, truthsOf, valueAt, type Spot } from "./edges.ts";
