import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../../lib/language.tsx";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Answered } from "../answered.tsx";
import { MyPage } from "../my-page.tsx";
import { claims } from "../queries.ts";
import { ClaimCardLine } from "./claim-card.tsx";
import "./claims.css";
import { claimsMessages } from "./claims.messages.ts";

/** My claims, those that need me first. */
export function ClaimsPage() {
  const m = useMessages(claimsMessages);
  const [page, setPage] = useState(1);
  const found = useQuery(claims(page));
  return (
    <MyPage title={m.title} lead={m.lead}>
      <Answered query={found}>
        {({ items, total, pageSize }) => (
          <>
            {items.length === 0 && (
              <div className="jc-stack">
                <p>{m.none}</p>
                <Link className={buttonClass("primary")} to="/my/apply">
                  {m.toApply}
                </Link>
              </div>
            )}
            <ul className="my-claims">
              {items.map((claim) => (
                <ClaimCardLine key={claim.id} claim={claim} />
              ))}
            </ul>
            {total > pageSize && (
              <p className="jc-row">
                <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
                  {m.more}
                </Button>
                <Button disabled={page * pageSize >= total} onClick={() => setPage(page + 1)}>
                  {m.next}
                </Button>
              </p>
            )}
          </>
        )}
      </Answered>
    </MyPage>
  );
}
