import type { Text } from "@jucai/engine";

/** What can be wrong with the chain; each has a test that makes it so. */
const kinds = {
  changed: {
    zh: "这条记录与链不符：内容被改动过，或被调换了位置。",
    en: "This entry does not fit the chain: it was changed, or moved to another place.",
  },
  removed: { zh: "这条记录被删掉了。", en: "This entry was removed." },
  link_removed: {
    zh: "链在这里断开：从这个序号起有链节被删掉。",
    en: "The chain is broken here: links from this number on were removed.",
  },
  outside: {
    zh: "这条记录不在链中：是另外插入的，或它的链节被删掉了。",
    en: "This entry is not in the chain: it was inserted past it, or its link was removed.",
  },
  unchained: {
    zh: "这条记录写入已久仍未入链，请确认服务在运行。",
    en: "This entry was written a while ago and is still not in the chain: make sure that the server runs.",
  },
  cut_off: {
    zh: "链的末尾被截掉：数据库之外记下的最后序号比库中的大。",
    en: "The chain's end was cut off: a later link is remembered outside the database.",
  },
  rewritten: {
    zh: "链被重新计算过：与数据库之外记下的不一致。",
    en: "The chain was computed anew: it is not the one remembered outside the database.",
  },
  head_missing: {
    zh: "密钥目录里没有 audit-head，无法判断链的末尾是否完整；请从备份恢复该文件。",
    en: "There is no audit-head in the key folder, so nobody can tell whether the chain's end is whole: restore that file.",
  },
  false_checkpoint: {
    zh: "链的起点没有清理记录作证。",
    en: "Nothing in the chain tells of the removal after which it begins.",
  },
} as const satisfies Record<string, Text>;

export const findingKinds = Object.keys(kinds) as [FindingKind, ...FindingKind[]];
export type FindingKind = keyof typeof kinds;
export type Finding = {
  readonly kind: FindingKind;
  readonly seq?: number;
  readonly entry?: string;
  readonly says: Text;
};

export function finding(kind: FindingKind, place: { readonly seq?: number; readonly entry?: string }): Finding {
  return { kind, ...place, says: kinds[kind] };
}
