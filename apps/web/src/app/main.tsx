import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { restoreElder } from "../lib/elder.ts";
import { LanguageProvider } from "../lib/language.tsx";
import "../ui/index.css";
import "../portal/portal.css";
import { PortalRoutes } from "./routes.tsx";

restoreElder();

// Policies change rarely: one answer serves the whole visit, and a failure is shown at once with its retry button.
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false } },
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <PortalRoutes />
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
