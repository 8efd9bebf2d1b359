import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined, SolutionOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { reviewMessages } from "./review.messages.ts";
import { type Condition, keyOf, mayDo, type Review } from "./types.ts";

type Props = {
  readonly condition: Condition;
  readonly no: number;
  readonly review: Review;
  readonly open: boolean;
  readonly onChoose: (key: string | undefined) => void;
  readonly onJudge: (condition: Condition) => void;
  readonly onAskFor: (condition: Condition) => void;
};

/** Conditions that have a key of their own. */
const keyed = 9;

/** One condition: met or not, its clause, what is there and what is needed; open, what can be done about it. */
export function ConditionItem({ condition, no, open, onChoose, ...rest }: Props) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { language } = useLanguage();
  const { look, word, Icon } = useStanding(condition);
  const { clause, says, line, verified, has, unknown } = condition;
  const now = has.flatMap(({ label, shown }) => (shown ? [`${say(label)} ${say(shown)}`] : [])).join("；");
  return (
    <li>
      <button
        type="button"
        className={`dk-trace__one dk-trace__one--${look}`}
        aria-pressed={open}
        onClick={() => onChoose(open ? undefined : keyOf(condition))}
        {...(no <= keyed && { "data-key": String(no), "data-key-does": say(says) })}
      >
        <span className={`dk-trace__${look}`}>
          <Icon aria-hidden /> {no}
        </span>
        <span>
          <strong>{word}</strong> {line !== null && `${m.lineNo(line + 1)} `}
          {say(says)} <span className="jc-hint dk-inline">{clauseInWords(clause, language)}</span>
          {now && <span className="jc-hint">{m.has(now)}</span>}
          {unknown.length > 0 && (
            <span className="dk-near"> {m.missing(unknown.map(({ label }) => say(label)).join("、"))}</span>
          )}
          {!verified && has.length > 0 && <span className="jc-hint">{m.unverifiedFacts}</span>}
        </span>
      </button>
      {open && <Opened condition={condition} {...rest} />}
    </li>
  );
}

function useStanding({ holds, judgement, judged }: Condition) {
  const m = useMessages(reviewMessages);
  if (judgement && judged === null && holds === null) return { look: "open", word: m.judge, Icon: SolutionOutlined };
  if (holds === null) return { look: "open", word: m.open, Icon: QuestionCircleOutlined };
  return holds
    ? { look: "yes", word: m.yes, Icon: CheckCircleOutlined }
    : { look: "no", word: m.no, Icon: CloseCircleOutlined };
}

type OpenedProps = Pick<Props, "condition" | "review" | "onJudge" | "onAskFor">;

/** What is needed, how it is read, who judged, and the ways to settle it. */
function Opened({ condition, review, onJudge, onAskFor }: OpenedProps) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { needs, reading, judge, judged, says, unknown } = condition;
  const { kind, id } = review.claim.claimant;
  const settle = condition.judgement || condition.holds === null;
  return (
    <div className="dk-trace__do">
      {say(needs) !== say(says) && (
        <p>
          {m.needs}: {say(needs)}
        </p>
      )}
      {reading && (
        <p>
          {m.reading}: {say(reading)}
        </p>
      )}
      {judge && judged === null && <p>{m.judges(say(judge))}</p>}
      {judged && <p>{m.judgedBy(judged.by, `${judged.holds ? m.judgeYes : m.judgeNo}，${judged.basis}`)}</p>}
      {unknown.length > 0 && (
        <Link to={kind === "person" ? `/people/${id}#facts` : `/employers/${id}#facts`}>{m.lookUp}</Link>
      )}
      {mayDo(review, "return").may && (
        <Button size="small" onClick={() => onAskFor(condition)}>
          {m.askFor}
        </Button>
      )}
      {settle && mayDo(review, "judge").may && (
        <Button size="small" onClick={() => onJudge(condition)}>
          {m.judgeIt}
        </Button>
      )}
    </div>
  );
}
