import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { Route, Routes, useParams } from "react-router";
import "../../../ui/kit.css";
import "../../../portal/portal.css";
import { useMessages } from "../../../lib/language.tsx";
import { OneForm } from "../../../portal/my/apply/apply-pages.tsx";
import { type At, AtContext } from "../../../portal/my/at.ts";
import { ClaimPage } from "../../../portal/my/claims/claim-page.tsx";
import "../../../portal/my/my.css";
import { application } from "../../../portal/my/queries.ts";
import { Notice } from "../../../ui/notice.tsx";
import { StartPage } from "./start-page.tsx";
import { windowClaimsMessages } from "./window-claims.messages.ts";

/** The pages of form and claim are the portal's own; at the counter each of them says that the window fills in. */
export function WindowClaimsPages() {
  const m = useMessages(windowClaimsMessages);
  const at = useMemo<At>(
    () => ({
      home: "/window-claims",
      back: m.back,
      forms: "/window-claims/forms",
      claims: "/window-claims/claims",
      counter: true,
    }),
    [m],
  );
  return (
    <AtContext value={at}>
      <Routes>
        <Route index element={<StartPage />} />
        <Route path="forms" element={<StartPage />} />
        <Route path="forms/:id/*" element={<Form />} />
        <Route path="claims" element={<StartPage />} />
        <Route path="claims/:id" element={<Claim />} />
      </Routes>
    </AtContext>
  );
}

function Form() {
  const m = useMessages(windowClaimsMessages);
  const { id = "" } = useParams();
  const { data } = useQuery(application(id));
  return (
    <>
      {data?.filledBy?.way === "window" && <ByWindow>{m.byWindowFor(data.claimant.name)}</ByWindow>}
      <OneForm />
    </>
  );
}

function Claim() {
  const m = useMessages(windowClaimsMessages);
  return (
    <>
      <ByWindow>{m.byWindow}</ByWindow>
      <ClaimPage />
    </>
  );
}

function ByWindow({ children }: { readonly children: ReactNode }) {
  return (
    <div className="jc-column">
      <Notice tone="blue" role="note">
        <strong>{children}</strong>
      </Notice>
    </div>
  );
}
