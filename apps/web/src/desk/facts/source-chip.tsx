import { CheckCircleOutlined, ClockCircleOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { formatMoment } from "../../lib/format-moment.ts";
import { factsMessages } from "./facts.messages.ts";

type Provenance = {
  readonly source: "self" | "employer" | "office" | "exchange";
  readonly sourceUnit: { readonly name: string } | null;
  readonly verified: { readonly by: string; readonly at: string } | null;
  readonly asOf: string | null;
};

/** Where a value comes from and whether anybody has verified it: words and an icon, never colour alone. */
export function SourceChip({ source, sourceUnit, verified, asOf }: Provenance) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  return (
    <span className="dk-source">
      <Tag>{m[source]}</Tag>
      {sourceUnit && <span lang="zh-CN">{sourceUnit.name}</span>}
      {verified ? (
        <span className="dk-verified" title={m.verifiedBy(verified.by, formatMoment(verified.at, language))}>
          <CheckCircleOutlined aria-hidden /> {m.verified}
        </span>
      ) : (
        <span className="jc-hint">
          <ClockCircleOutlined aria-hidden /> {m.unverified}
        </span>
      )}
      {asOf && <span className="jc-hint">{m.asOf(asOf)}</span>}
    </span>
  );
}
