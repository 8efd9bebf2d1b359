import { type Evidence, exchangeSources, type FactSource } from "@jucai/contract";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Voice } from "../facts/voice.ts";

/** Who answers for what a delivery says. */
export type Origin = {
  /** Tells apart whose records and values are whose; never anything that a request may choose. */
  readonly id: string;
  /** As it is shown: a machine account's name, or a key of `exchangeSources` that an officer named. */
  readonly name: string;
  readonly counts: FactSource;
  readonly evidence?: Evidence;
};

/**
 * The origin of a delivery. A machine speaks as itself alone, or one administration's token could speak for another.
 * What an officer brings is the word of his office, which somebody else verifies. Throws Refusal `not_valid`.
 */
export function originOf(
  { account, name }: Pick<Actor, "account" | "name">,
  voice: Pick<Voice, "source" | "unit">,
  { source, reference }: { readonly source: string | undefined; readonly reference: string },
): Origin {
  if (voice.source === "exchange") {
    if (source !== undefined && source !== name && source !== account) throw notItself(name);
    return { id: account, name, counts: "exchange" };
  }
  const named = exchangeSources.find((each) => each === source);
  if (named === undefined) throw unknownSource();
  const evidence = { kind: "file" as const, reference };
  return { id: `${voice.unit ?? account}/${named}`, name: named, counts: "office", evidence };
}

const notItself = (name: string) =>
  new Refusal("not_valid", {
    zh: `这个接口账号只能以自己的名义（${name}）送数据，请去掉 source，或填这个账号的名称。`,
    en: `This machine account speaks for itself only (${name}): leave source out, or give the account's own name.`,
  });
const unknownSource = () =>
  new Refusal("not_valid", {
    zh: `请写明文件来自哪个部门：${exchangeSources.join("、")}。`,
    en: `Say whose file it is: ${exchangeSources.join(", ")}.`,
  });
