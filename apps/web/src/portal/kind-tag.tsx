import type { MeasureKind } from "@jucai/engine/model";
import { useMessages } from "../lib/language.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Tag, type Tone } from "../ui/tag.tsx";
import { kindMessages } from "./kinds.messages.ts";

/** Money and treatment stand out; everything that offices do among themselves stays quiet. */
export function KindTag({ kind }: { readonly kind: MeasureKind }) {
  const m = useMessages(kindMessages);
  const [tone, icon] = looks[kind] ?? quiet;
  return (
    <Tag tone={tone} icon={icon}>
      {m[kind]}
    </Tag>
  );
}

const quiet = ["grey", "document"] as const;
const looks: Partial<Record<MeasureKind, readonly [Tone, IconName]>> = {
  benefit: ["blue", "coins"],
  recognition: ["teal", "check"],
  service: ["teal", "info"],
  event: ["grey", "calendar"],
};
