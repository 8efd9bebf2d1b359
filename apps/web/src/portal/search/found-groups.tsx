import { Link } from "react-router";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Marked } from "../policies/marked.tsx";
import { Words } from "../words.tsx";
import { searchMessages } from "./search.messages.ts";
import type { FindAnswer, FoundGroup, FoundItem, FoundKind } from "./types.ts";

type Props = Pick<FindAnswer, "groups" | "without"> & { readonly moreOf: (kind: FoundKind) => string };

/** What was found by kind, each group with the way to the rest of it; and what was not looked through. */
export function FoundGroups({ groups, without, moreOf }: Props) {
  const say = useText();
  return (
    <>
      {groups.map((group) => (
        <Group key={group.kind} group={group} more={moreOf(group.kind)} />
      ))}
      {without.map(({ kind, says }) => (
        <p key={kind} className="jc-hint">
          {say(says)}
        </p>
      ))}
    </>
  );
}

const figure = (n: number) => n.toLocaleString("en-US");

function Group({ group: { kind, count, items }, more }: { readonly group: FoundGroup; readonly more: string }) {
  const m = useMessages(searchMessages);
  const rest = count > items.length;
  return (
    <section aria-labelledby={`found-${kind}`} className="jc-found">
      <h2 id={`found-${kind}`}>{m.groupOf(m[kind], figure(count))}</h2>
      <ul className="jc-hits">
        {items.map((item) => (
          <li key={item.id} className="jc-hit">
            <Item item={item} />
          </li>
        ))}
      </ul>
      {rest && items.length < 50 && (
        <p>
          <Link to={more}>{m.more(figure(count))}</Link>
        </p>
      )}
      {rest && items.length >= 50 && <p className="jc-hint">{m.shownOf(figure(items.length), figure(count))}</p>}
    </section>
  );
}

function Item({ item: { kind, title, under, path, status, ranges } }: { readonly item: FoundItem }) {
  const m = useMessages(searchMessages);
  const { language } = useLanguage();
  const say = useText();
  const passing = kind === "notice" || kind === "job";
  return (
    <article>
      <h3>
        <Link to={path}>
          <Marked text={say(title)} ranges={ranges[language]} />
        </Link>
        {language === "en" && title.zh !== title.en && (
          <span className="jc-original" lang="zh-CN">
            <Marked text={title.zh} ranges={ranges.zh} />
          </span>
        )}
      </h3>
      <p className="jc-row jc-hint">
        {status && !passing && <StatusTag status={status === "ended" ? "expired" : status} />}
        {status === "ended" && passing && (
          <Tag tone="grey" icon="hourglass">
            {m.over}
          </Tag>
        )}
        <Words text={say(under)} />
      </p>
    </article>
  );
}
