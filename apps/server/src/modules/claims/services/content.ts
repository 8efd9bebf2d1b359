import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { claimantKey, claimantKeyOrRefuse } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import type { Request } from "./services.tables.ts";

/** What is written in a request, by its asker and by the office: under the asker's key. */
export type Content = {
  readonly answers: Readonly<Record<string, string>>;
  readonly words: string | null;
  readonly answer: string | null;
};
type Asker = Pick<Request, "id" | "person_id" | "employer_id">;

const contextOf = (id: string) => `service_request/${id}`;

export async function sealContent(
  tx: ScopedTransaction,
  sealing: Sealing,
  request: Asker,
  content: Content,
): Promise<Buffer> {
  const key = await unlimited(tx, "the key of whoever asks", () => claimantKeyOrRefuse(tx, claimantOf(request)));
  return sealing.seal(key, { content: JSON.stringify(content) }, contextOf(request.id));
}

/** Undefined once the asker's key was destroyed. */
export async function openContent(
  tx: ScopedTransaction,
  sealing: Sealing,
  request: Asker & Pick<Request, "sealed">,
): Promise<Content | undefined> {
  const key = await unlimited(tx, "the key of whoever asked", () => claimantKey(tx, claimantOf(request)));
  if (key === null) return undefined;
  return JSON.parse(sealing.open(key, request.sealed, contextOf(request.id))["content"] ?? "null") as Content;
}

export async function contentOrRefuse(
  tx: ScopedTransaction,
  sealing: Sealing,
  request: Asker & Pick<Request, "sealed">,
): Promise<Content> {
  const content = await openContent(tx, sealing, request);
  if (content !== undefined) return content;
  throw new Refusal("wrong_state", {
    zh: "申请人的敏感信息已按规定销毁，不能再办理。",
    en: "The asker's sensitive fields were destroyed; nothing more can be done.",
  });
}
