import type { ReactNode } from "react";
import { useMessages } from "../lib/language.tsx";
import { documentMessages } from "./document/document.messages.ts";

/** Where this page stands: each step a link, the page itself left to its H1. */
export function Breadcrumb({ children }: { readonly children: readonly ReactNode[] }) {
  const m = useMessages(documentMessages);
  return (
    <nav className="jc-breadcrumb" aria-label={m.path}>
      <ol className="jc-row">
        {children.map((step, at) => (
          <li key={at}>{step}</li>
        ))}
      </ol>
    </nav>
  );
}
