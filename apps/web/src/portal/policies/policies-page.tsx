import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { type Asked, search } from "../../lib/api.ts";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";
import { Failed, Loading } from "../../ui/states.tsx";
import { DocumentList } from "./document-list.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { filtersOf, isNarrowed } from "./filters.ts";
import { Hits } from "./hits.tsx";
import { Pages } from "./pages.tsx";
import { policiesMessages } from "./policies.messages.ts";
import { SearchBox } from "./search-box.tsx";

/** The library: documents, and every measure in them by word, pinyin, amount and filter. */
export function PoliciesPage() {
  const m = useMessages(policiesMessages);
  const { site } = useMessages(frameMessages);
  const asked = filtersOf(useSearchParams()[0]);
  useTitle(asked.q ? `${asked.q} · ${m.title}` : m.title, site);
  return (
    <div className="jc-stack--loose">
      <h1>{m.title}</h1>
      {/* A new address from a link or the back button fills the box anew. */}
      <SearchBox key={asked.q ?? ""} asked={asked} />
      <p className="jc-row">
        <Link to={`/search${asked.q ? `?q=${encodeURIComponent(asked.q)}` : ""}`}>{m.searchAll}</Link>
        <Link to={`/digest${asked.place ? `?place=${asked.place}` : ""}`}>{m.digest}</Link>
      </p>
      {!isNarrowed({ ...asked, place: undefined }) && <DocumentList place={asked.place} />}
      <Measures asked={asked} />
    </div>
  );
}

function Measures({ asked }: { readonly asked: Asked }) {
  const m = useMessages(policiesMessages);
  const found = useQuery(search(asked));
  const total = found.data?.total ?? 0;
  return (
    <section className="jc-stack" aria-labelledby="measures" aria-busy={found.isFetching}>
      <h2 id="measures">{m.measures}</h2>
      <FilterBar asked={asked} counts={found.data?.counts} />
      <p className="jc-row" role="status">
        {found.isSuccess && <span>{asked.q ? m.foundFor(total, asked.q) : m.found(total)}</span>}
        {isNarrowed(asked) && <Link to="/policies">{m.clear}</Link>}
      </p>
      {found.isPending && <Loading lines={8} />}
      {found.isError && <Failed onRetry={() => void found.refetch()} />}
      {found.isSuccess && total === 0 && (
        <p>
          {m.none} {m.noneNext}
        </p>
      )}
      {found.isSuccess && <Hits answer={found.data} />}
      {found.isSuccess && <Pages asked={asked} page={found.data.page} pages={Math.ceil(total / found.data.pageSize)} />}
    </section>
  );
}
