import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../not-found/not-found-page.tsx";
import { ActingBanner } from "./acting/acting-banner.tsx";
import { Answered } from "./answered.tsx";
import "./my.css";
import { MyHomePage } from "./my-home-page.tsx";
import { session } from "./queries.ts";

const FactsPage = lazy(async () => ({ default: (await import("./facts/facts-page.tsx")).FactsPage }));
const DataPage = lazy(async () => ({ default: (await import("./data/data-page.tsx")).DataPage }));
const ActingPage = lazy(async () => ({ default: (await import("./acting/acting-page.tsx")).ActingPage }));
const SecurityPage = lazy(async () => ({ default: (await import("./security/security-page.tsx")).SecurityPage }));

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
            <Route path="facts" element={<FactsPage />} />
            <Route path="data" element={<DataPage />} />
            <Route path="acting" element={<ActingPage />} />
            <Route path="security" element={<SecurityPage session={found} />} />
            <Route path="*" element={<NotFoundPage />} />
          </Routes>
        </>
      )}
    </Answered>
  );
}
