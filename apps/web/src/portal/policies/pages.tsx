import { Link } from "react-router";
import type { Asked } from "../../lib/api.ts";
import { useMessages } from "../../lib/language.tsx";
import { addressWith } from "./filters.ts";
import { policiesMessages } from "./policies.messages.ts";

type Props = { readonly asked: Asked; readonly page: number; readonly pages: number };

/** Pages as plain links, so that the back button and a copied address work. */
export function Pages({ asked, page, pages }: Props) {
  const m = useMessages(policiesMessages);
  if (pages <= 1) return null;
  const to = (next: number) => `?${addressWith(asked, { page: next > 1 ? String(next) : "" }).toString()}`;
  return (
    <nav className="jc-row jc-pages" aria-label={m.pages}>
      {page > 1 && (
        <Link className="jc-button" to={to(page - 1)} rel="prev">
          {m.previous}
        </Link>
      )}
      <span>{m.page(page, pages)}</span>
      {page < pages && (
        <Link className="jc-button" to={to(page + 1)} rel="next">
          {m.next}
        </Link>
      )}
    </nav>
  );
}
