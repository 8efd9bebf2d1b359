import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { LanguageProvider } from "../lib/language.tsx";
import "../ui/tokens.css";
import "../ui/base.css";
import "./desk.css";
import { DeskRoutes } from "./routes.tsx";
import { Library } from "./shell/library.tsx";
import { pageNonce, sealStyles } from "./shell/nonce.ts";
import { queries } from "./shell/queries.ts";
import { SessionGate } from "./shell/session-gate.tsx";

sealStyles(pageNonce());

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LanguageProvider>
      <Library>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/desk">
            <SessionGate>
              <DeskRoutes />
            </SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </Library>
    </LanguageProvider>
  </StrictMode>,
);
