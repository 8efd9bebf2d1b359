import { Route, Routes } from "react-router";
import { DocumentPage } from "../portal/document/document-page.tsx";
import { HomePage } from "../portal/home/home-page.tsx";
import { MeasurePage } from "../portal/measure/measure-page.tsx";
import { NotFoundPage } from "../portal/not-found/not-found-page.tsx";
import { PoliciesPage } from "../portal/policies/policies-page.tsx";
import { AccessibilityPage, HelpPage, PrivacyPage } from "../portal/statements/statement-pages.tsx";
import { PortalFrame } from "./portal-frame.tsx";

/** Every address of the reading pages. The check has its own entry and is no route of this router. */
export function PortalRoutes() {
  return (
    <PortalFrame>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/policies" element={<PoliciesPage />} />
        <Route path="/policies/:policy" element={<DocumentPage />} />
        <Route path="/measures/:pack/:measure" element={<MeasurePage />} />
        <Route path="/help" element={<HelpPage />} />
        <Route path="/accessibility" element={<AccessibilityPage />} />
        <Route path="/privacy" element={<PrivacyPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </PortalFrame>
  );
}
