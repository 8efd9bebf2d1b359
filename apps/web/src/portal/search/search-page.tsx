import { foundKindsOf } from "./kinds.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { client } from "../../lib/client.ts";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Icon } from "../../ui/icon.tsx";
import { Failed, Loading } from "../../ui/states.tsx";
import { FoundGroups } from "./found-groups.tsx";
import "./search.css";
import { searchMessages } from "./search.messages.ts";
import type { FoundKind } from "./types.ts";

/** 搜索: documents, measures, benefits, notices and jobs by words, pinyin or clause, in one page of groups. */
export function SearchPage() {
  const m = useMessages(searchMessages);
  const { site } = useMessages(frameMessages);
  const [asked] = useSearchParams();
  const q = (asked.get("q") ?? "").trim().slice(0, 200);
  const kind = foundKindsOf(asked.get("kind"));
  useTitle(q ? `${q} · ${m.title}` : m.title, site);
  return (
    <div className="jc-stack">
      <h1>{m.title}</h1>
      <p className="jc-lead">{m.lead}</p>
      <Box key={q} q={q} kind={kind} />
      {q === "" ? <p className="jc-hint">{m.start}</p> : <Results q={q} kind={kind} />}
    </div>
  );
}

type Asked = { readonly q: string; readonly kind: FoundKind | undefined };

/** The address of a search: a copied link finds the same. */
const addressOf = ({ q, kind }: Asked) => `/search?${new URLSearchParams({ q, ...(kind && { kind }) }).toString()}`;

function Box({ q, kind }: Asked) {
  const m = useMessages(searchMessages);
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  return (
    <form
      role="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== "") void navigate(addressOf({ q: words.trim(), kind }));
      }}
    >
      <Field label={m.label} hint={m.hint}>
        {(control) => (
          <div className="jc-search">
            <Input
              {...control}
              type="search"
              name="q"
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <button type="submit" className={buttonClass("primary")}>
              <Icon name="search" />
              {m.find}
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}

function Results({ q, kind }: Asked) {
  const m = useMessages(searchMessages);
  const found = useQuery({
    queryKey: ["find", q, kind ?? ""],
    queryFn: () => client.call("GET /api/v1/search/all", { query: { q, ...(kind && { kind, most: 50 }) } }),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Loading lines={8} />;
  if (found.isError) return <Failed onRetry={() => void found.refetch()} />;
  const { groups, without } = found.data;
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="jc-stack" aria-busy={found.isPlaceholderData}>
      {kind && (
        <p>
          <Link to={addressOf({ q, kind: undefined })}>{m.back}</Link>
        </p>
      )}
      <p role="status">{total > 0 ? m.found(total.toLocaleString("en-US"), q) : m.none(q)}</p>
      {total === 0 && (
        <p>
          {m.noneNext} <Link to="/policies">{m.toLibrary}</Link>
        </p>
      )}
      <FoundGroups groups={groups} without={without} moreOf={(one) => addressOf({ q, kind: one })} />
    </div>
  );
}
