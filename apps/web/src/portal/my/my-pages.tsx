import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { ActingBanner } from "./acting/acting-banner.tsx";
import { Answered } from "./answered.tsx";
import "./my.css";
import { MyHomePage } from "./my-home-page.tsx";
import { session } from "./queries.ts";
import { SessionWarning } from "./session-warning.tsx";

const FactsPage = lazy(async () => ({ default: (await import("./facts/facts-page.tsx")).FactsPage }));
const DataPage = lazy(async () => ({ default: (await import("./data/data-page.tsx")).DataPage }));
const ActingPage = lazy(async () => ({ default: (await import("./acting/acting-page.tsx")).ActingPage }));
const SecurityPage = lazy(async () => ({ default: (await import("./security/security-page.tsx")).SecurityPage }));

const ApplyPages = lazy(async () => ({ default: (await import("./apply/apply-pages.tsx")).ApplyPages }));
const ClaimsPage = lazy(async () => ({ default: (await import("./claims/claims-page.tsx")).ClaimsPage }));
const ClaimPage = lazy(async () => ({ default: (await import("./claims/claim-page.tsx")).ClaimPage }));
const MoneyPage = lazy(async () => ({ default: (await import("./money/money-page.tsx")).MoneyPage }));
const FilesPage = lazy(async () => ({ default: (await import("./files/files-page.tsx")).FilesPage }));
const ServicesPage = lazy(async () => ({ default: (await import("./services/services-page.tsx")).ServicesPage }));
const NotificationsPage = lazy(async () => ({
  default: (await import("./notifications/notifications-page.tsx")).NotificationsPage,
}));

/** A person's own pages: only for whoever is signed in; everybody else signs in first and comes back. */
export function MyPages() {
  const known = useQuery(session());
  return (
    <Answered query={known}>
      {(found) => (
        <>
          <ActingBanner session={found} />
          <Routes>
            <Route index element={<MyHomePage session={found} />} />
            <Route path="apply/*" element={<ApplyPages session={found} />} />
            <Route path="claims" element={<ClaimsPage />} />
            <Route path="claims/:id" element={<ClaimPage />} />
            <Route path="money" element={<MoneyPage />} />
            <Route path="services" element={<ServicesPage />} />
            <Route path="files" element={<FilesPage />} />
            <Route path="notifications" element={<NotificationsPage />} />
            <Route path="facts" element={<FactsPage />} />
            <Route path="data" element={<DataPage />} />
            <Route path="acting" element={<ActingPage />} />
            <Route path="security" element={<SecurityPage session={found} />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
          <SessionWarning session={found} />
        </>
      )}
    </Answered>
  );
}
