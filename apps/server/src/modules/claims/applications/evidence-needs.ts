import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Look } from "./look.ts";

/** One piece of evidence that a chosen benefit asks for, and what was given for it. */
export type EvidenceNeed = {
  readonly claim: string;
  readonly measure: string;
  /** The document's words, by which files are given to claims. */
  readonly item: string;
  readonly label: Text;
  readonly state: "given" | "missing" | "may_follow";
  readonly files: readonly { readonly id: string; readonly name: string }[];
};

type Given = { readonly claim: string; readonly item: string; readonly file: string; readonly name: string };

/** Evidence of a form; what is missing may follow where the place accepts that (容缺). */
export async function evidenceNeeds(tx: ScopedTransaction, look: Look): Promise<EvidenceNeed[]> {
  const given = await givenFiles(
    tx,
    look.claims.map(({ id }) => id),
  );
  const mayFollow = look.settings.get("place#accept_incomplete") === true;
  const asked = [
    ...look.chosen.map(({ benefit }) => ({ id: benefit.id, evidence: benefit.evidence })),
    ...look.recognised.map(({ measure, scheme }) => ({ id: measure.id, evidence: scheme.evidence })),
  ];
  return asked.flatMap(({ id, evidence }) => {
    const claim = look.claims.find((each) => each.benefit === id);
    if (claim === undefined) return [];
    return evidence.map((label): EvidenceNeed => {
      const files = given.filter((it) => it.claim === claim.id && it.item === label.zh);
      const state = files.length > 0 ? "given" : mayFollow ? "may_follow" : "missing";
      return {
        claim: claim.id,
        measure: id,
        item: label.zh,
        label,
        state,
        files: files.map(({ file, name }) => ({ id: file, name })),
      };
    });
  });
}

type EvidenceTables = {
  claim_evidence: { claim: string; file: string; item: string };
  evidence_file: { id: string; name: string };
};

async function givenFiles(tx: ScopedTransaction, claims: readonly string[]): Promise<Given[]> {
  if (claims.length === 0) return [];
  return tx
    .withTables<EvidenceTables>()
    .selectFrom("claim_evidence")
    .innerJoin("evidence_file", "evidence_file.id", "claim_evidence.file")
    .select(["claim_evidence.claim", "claim_evidence.item", "claim_evidence.file", "evidence_file.name"])
    .where("claim_evidence.claim", "in", [...claims])
    .execute();
}
