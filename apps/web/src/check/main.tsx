import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/index.css";
import "./check.css";
import { restoreElder } from "../lib/elder.ts";
import { LanguageProvider } from "../lib/language.tsx";
import { CheckPage } from "./check-page.tsx";

restoreElder();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LanguageProvider>
      <CheckPage />
    </LanguageProvider>
  </StrictMode>,
);
