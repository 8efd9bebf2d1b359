import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { HomePage } from "../portal/home/home-page.tsx";
import { Loading } from "../ui/states.tsx";
import { PortalFrame } from "./portal-frame.tsx";

// Read after the first page, so loaded after it: the first visit carries as little as it can.
const DocumentPage = lazy(async () => ({
  default: (await import("../portal/document/document-page.tsx")).DocumentPage,
}));
const PoliciesPage = lazy(async () => ({
  default: (await import("../portal/policies/policies-page.tsx")).PoliciesPage,
}));
const MeasurePage = lazy(async () => ({ default: (await import("../portal/measure/measure-page.tsx")).MeasurePage }));
const statements = () => import("../portal/statements/statement-pages.tsx");
const HelpPage = lazy(async () => ({ default: (await statements()).HelpPage }));
const AccessibilityPage = lazy(async () => ({ default: (await statements()).AccessibilityPage }));
const PrivacyPage = lazy(async () => ({ default: (await statements()).PrivacyPage }));
const SignedPages = lazy(async () => ({ default: (await import("./signed-routes.tsx")).SignedRoutes }));

/** Every address of the reading pages. The check has its own entry and is no route of this router. */
export function PortalRoutes() {
  return (
    <PortalFrame>
      <Suspense fallback={<Loading lines={8} />}>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/policies" element={<PoliciesPage />} />
          <Route path="/policies/:policy" element={<DocumentPage />} />
          <Route path="/measures/:pack/:measure" element={<MeasurePage />} />
          <Route path="/help" element={<HelpPage />} />
          <Route path="/accessibility" element={<AccessibilityPage />} />
          <Route path="/privacy" element={<PrivacyPage />} />
          <Route path="*" element={<SignedPages />} />
        </Routes>
      </Suspense>
    </PortalFrame>
  );
}
