import { useQuery } from "@tanstack/react-query";
import { Navigate, Route, Routes, useParams } from "react-router";
import type { Application } from "@jucai/contract";
import { NotFoundPage } from "../../not-found/not-found-page.tsx";
import { useAt } from "../at.ts";
import { Answered } from "../answered.tsx";
import { application, type Session } from "../queries.ts";
import { AccountPage } from "./account-page.tsx";
import "./apply.css";
import { BasicsPage } from "./basics-page.tsx";
import { DeclarationPage } from "./declaration-page.tsx";
import { EmployerPage } from "./employer-page.tsx";
import { EvidencePage } from "./evidence-page.tsx";
import { FactsPage } from "./facts-page.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { StartPage } from "./start-page.tsx";
import { TasksPage } from "./tasks-page.tsx";
import { useSaving } from "./use-saving.ts";

/** From the check's result to the receipt: one form, saved field by field. */
export function ApplyPages({ session }: { readonly session: Session }) {
  return (
    <Routes>
      <Route index element={<StartPage session={session} />} />
      <Route path=":id/*" element={<OneForm />} />
    </Routes>
  );
}

/** One form, as a draft or handed in; its address names it. */
export function OneForm() {
  const { id = "" } = useParams();
  const found = useQuery(application(id));
  return (
    <Answered query={found}>
      {(draft) => (draft.state === "draft" ? <Draft key={draft.id} draft={draft} /> : <HandedIn form={draft} />)}
    </Answered>
  );
}

function Draft({ draft }: { readonly draft: Application }) {
  const saving = useSaving(draft);
  const props = { draft, saving };
  return (
    <Routes>
      <Route index element={<TasksPage {...props} />} />
      <Route path="basics" element={<BasicsPage {...props} />} />
      <Route path="facts" element={<FactsPage {...props} />} />
      <Route path="evidence" element={<EvidencePage {...props} />} />
      <Route path="account" element={<AccountPage {...props} />} />
      <Route path="employer" element={<EmployerPage {...props} />} />
      <Route path="declaration" element={<DeclarationPage {...props} />} />
      <Route path="receipt" element={<Navigate replace to=".." />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

function HandedIn({ form }: { readonly form: Application }) {
  const at = useAt();
  return (
    <Routes>
      <Route path="receipt" element={<ReceiptPage form={form} />} />
      <Route path="*" element={<Navigate replace to={`${at.forms}/${form.id}/receipt`} />} />
    </Routes>
  );
}
