import { MinusCircleOutlined, PlusCircleOutlined, SwapOutlined } from "@ant-design/icons";
import { RequestFailed } from "@jucai/contract/client";
import { Alert, Select, Tag } from "antd";
import { clauseInWords } from "../../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Labelled } from "../../shell/filter.tsx";
import { Part } from "../../shell/page.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { TouchedLine } from "../list/touched-line.tsx";
import { draftMessages } from "../draft.messages.ts";
import type { Comparison, Draft } from "../types.ts";
import { stepsMessages } from "./steps.messages.ts";

/** 比较: what the draft changes of an earlier document, and whom that touches. */
export function CompareStep({ draft: { id, document } }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const titles = useMessages(draftMessages);
  const say = useText();
  const [asked, set] = useUrlState({ with: "" });
  const policies = useAsk("GET /api/v1/policies", { query: { pageSize: 100 } });
  const comparison = useAsk("GET /api/v1/drafts/:id/comparison", {
    params: { id },
    query: asked.with === "" ? {} : { with: asked.with },
  });
  const options = (policies.data?.items ?? [])
    .filter((policy) => policy.id !== document)
    .map((policy) => ({ value: policy.id, label: say(policy.title) }));
  const nothing = comparison.error instanceof RequestFailed && comparison.error.status === 404;
  return (
    <Part title={titles.compare}>
      <p className="jc-hint">{m.compareLead}</p>
      <div className="dk-filters">
        <Labelled label={m.compareWith} wide>
          {(field) => (
            <Select
              id={field}
              showSearch={{ optionFilterProp: "label" }}
              value={asked.with}
              onChange={(next) => set({ with: next })}
              options={[{ value: "", label: m.itself }, ...options]}
            />
          )}
        </Labelled>
      </div>
      {nothing ? (
        <p className="dk-empty">{m.noEarlier}</p>
      ) : (
        <Answered query={comparison} lines={8}>
          {(found) => <Compared comparison={found} />}
        </Answered>
      )}
    </Part>
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const m = useMessages(stepsMessages);
  const say = useText();
  const { counts, measures, touched, byText, with: other } = comparison;
  const { added, removed, changed, same } = counts;
  return (
    <>
      <p>
        <strong lang="zh-CN">{other.title}</strong>
      </p>
      <p role="status">{m.counts(added, removed, changed, same)}</p>
      <div className="dk-touched">
        <h3>{m.touched}</h3>
        <p>
          <TouchedLine touched={touched} />
        </p>
        <TouchedList title={m.touchedRules} items={touched.rules} say={say} />
        <TouchedList title={m.touchedTasks} items={touched.tasks} say={say} />
      </div>
      {!byText && <Alert type="info" showIcon className="dk-notice" title={m.byTitle} />}
      {measures.length === 0 && <p>{m.noneChanged}</p>}
      <ul className="dk-plain dk-changes">
        {measures.map((one) => (
          <Changed key={`${one.before?.id} ${one.after?.id}`} one={one} />
        ))}
      </ul>
    </>
  );
}

const icons = { added: <PlusCircleOutlined />, removed: <MinusCircleOutlined />, changed: <SwapOutlined /> } as const;
const colours = { added: "success", removed: "error", changed: "processing" } as const;

function ChangeTag({ change }: { readonly change: keyof typeof colours }) {
  const m = useMessages(stepsMessages);
  return (
    <Tag color={colours[change]} icon={icons[change]}>
      {m[change]}
    </Tag>
  );
}

type TouchedItems = Comparison["touched"]["rules"];

function TouchedList({
  title,
  items,
  say,
}: {
  readonly title: string;
  readonly items: TouchedItems;
  readonly say: (text: TouchedItems[number]["title"]) => string;
}) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary>
        {title} {items.length}
      </summary>
      <ul className="dk-plain">
        {items.map(({ id, title: name, change }) => (
          <li key={id}>
            <ChangeTag change={change} /> {say(name)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Changed({ one }: { readonly one: Comparison["measures"][number] }) {
  const m = useMessages(stepsMessages);
  const { language } = useLanguage();
  const { change, before, after, fields, pieces, units, amounts } = one;
  const shown = after ?? before;
  return (
    <li className="dk-change">
      <h3>
        <ChangeTag change={change} /> <span lang="zh-CN">{shown?.title}</span>{" "}
        <span className="jc-hint">{clauseInWords(shown?.clause ?? "", language)}</span>
      </h3>
      {change === "changed" && (
        <p className="dk-acts">
          {fields.map((field) => (
            <Tag key={field}>{m[field]}</Tag>
          ))}
        </p>
      )}
      {change === "changed" && pieces.length > 0 && (
        <p lang="zh-CN" className="dk-pieces">
          {pieces.map(({ op, text }, at) =>
            op === "same" ? (
              <span key={at}>{text}</span>
            ) : op === "added" ? (
              <ins key={at}>{text}</ins>
            ) : (
              <del key={at}>{text}</del>
            ),
          )}
        </p>
      )}
      {change !== "changed" && <p lang="zh-CN">{pieces.map(({ text }) => text).join("")}</p>}
      <BeforeAfter title={m.units} both={units} />
      <BeforeAfter title={m.amounts} both={amounts} />
    </li>
  );
}

function BeforeAfter({
  title,
  both,
}: {
  readonly title: string;
  readonly both: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
}) {
  const m = useMessages(stepsMessages);
  if (both === null) return null;
  return (
    <p>
      {title}: {m.before} <del lang="zh-CN">{both.before.join("、") || "—"}</del> → {m.after}{" "}
      <ins lang="zh-CN">{both.after.join("、") || "—"}</ins>
    </p>
  );
}
