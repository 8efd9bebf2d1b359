import type { AnswerOf, InputOf } from "@jucai/contract/client";

export type Pack = AnswerOf<"GET /api/v1/drafts/:id/pack">;
export type PackFile = Pack["files"][number];
export type PackProblem = Pack["problems"][number];
export type Tried = AnswerOf<"POST /api/v1/editor/benefit">;
/** Whose files are tried: a draft's, or a published document's. */
export type Owner = { readonly draft: string } | { readonly document: string };
export type Typed = NonNullable<InputOf<"POST /api/v1/editor/problems">["body"]["files"]>;
