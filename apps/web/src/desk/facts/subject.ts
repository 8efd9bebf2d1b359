/** Whose facts they are. */
export type Subject = { readonly kind: "person" | "employer"; readonly id: string };
