import type { MeasureDetail } from "@jucai/contract";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Breadcrumb } from "../breadcrumb.tsx";
import { Clause } from "../clause.tsx";
import { CoverageTag } from "../document/coverage.tsx";
import { documentMessages } from "../document/document.messages.ts";
import { localId } from "../document/chapters.ts";
import { ForceMeaning, ForceTag } from "../force-line.tsx";
import { KindTag } from "../kind-tag.tsx";
import { Title } from "../title.tsx";
import { Words } from "../words.tsx";

type Props = { readonly detail: MeasureDetail };

export function MeasureHeader({ detail: { measure, policy } }: Props) {
  const { library } = useMessages(documentMessages);
  const say = useText();
  const inDocument = `/policies/${policy.id}#${localId(measure.id)}`;
  return (
    <header className="jc-stack jc-column">
      <Breadcrumb>
        {[<Link to="/policies">{library}</Link>, <Link to={inDocument}>{say(policy.short)}</Link>]}
      </Breadcrumb>
      <h1>
        <Title text={measure.title} />
      </h1>
      <p className="jc-row">
        <KindTag kind={measure.kind} />
        <ForceTag force={measure.force} />
        <CoverageTag coverage={measure.coverage} />
        <Clause clause={measure.clause} />
      </p>
      <p className="jc-lead">
        <Words text={say(measure.summary)} />
      </p>
      {measure.force.status !== "in_force" && (
        <Notice tone="grey" icon="hourglass" role="note">
          <p>
            <ForceMeaning force={measure.force} duty={measure.benefit === null} />
          </p>
        </Notice>
      )}
    </header>
  );
}
