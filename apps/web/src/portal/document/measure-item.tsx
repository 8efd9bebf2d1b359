import type { MeasureView } from "@jucai/contract";
import { Link } from "react-router";
import { useText } from "../../lib/language.tsx";
import { Clause } from "../clause.tsx";
import { KindTag } from "../kind-tag.tsx";
import { Title } from "../title.tsx";
import { Units } from "../units.tsx";
import { CoverageTag } from "./coverage.tsx";
import { localId } from "./chapters.ts";
import { Words } from "../words.tsx";

type Props = { readonly measure: MeasureView; readonly leadsClause: boolean };

export function MeasureItem({ measure, leadsClause }: Props) {
  const say = useText();
  return (
    <article className="jc-measure jc-keep" id={localId(measure.id)}>
      {leadsClause && <span id={measure.clause} />}
      <h3>
        <Link to={`/measures/${measure.id}`}>
          <Title text={measure.title} />
        </Link>
      </h3>
      <p className="jc-row">
        <KindTag kind={measure.kind} />
        <CoverageTag coverage={measure.coverage} />
        <Clause clause={measure.clause} />
      </p>
      <p>
        <Words text={say(measure.summary)} />
      </p>
      <Units measure={measure} />
    </article>
  );
}
