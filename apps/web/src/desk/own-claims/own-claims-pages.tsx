import { useMemo } from "react";
import { Route, Routes } from "react-router";
import "../../ui/kit.css";
import "../../portal/portal.css";
import { useMessages } from "../../lib/language.tsx";
import { OneForm } from "../../portal/my/apply/apply-pages.tsx";
import { type At, AtContext } from "../../portal/my/at.ts";
import { ClaimPage } from "../../portal/my/claims/claim-page.tsx";
import "../../portal/my/my.css";
import { ownClaimsMessages } from "./own-claims.messages.ts";
import { NewClaimPage } from "./new-claim-page.tsx";
import { OwnClaimsPage } from "./own-claims-page.tsx";

/** The pages of form and claim are the portal's own: a clerk sees for his unit what a person sees for himself. */
export function OwnClaimsPages() {
  const m = useMessages(ownClaimsMessages);
  const at = useMemo<At>(
    () => ({ home: "/own-claims", back: m.back, forms: "/own-claims/forms", claims: "/own-claims/claims" }),
    [m],
  );
  return (
    <AtContext value={at}>
      <Routes>
        <Route index element={<OwnClaimsPage />} />
        <Route path="new" element={<NewClaimPage />} />
        <Route path="forms" element={<OwnClaimsPage />} />
        <Route path="forms/:id/*" element={<OneForm />} />
        <Route path="claims" element={<OwnClaimsPage />} />
        <Route path="claims/:id" element={<ClaimPage />} />
      </Routes>
    </AtContext>
  );
}
