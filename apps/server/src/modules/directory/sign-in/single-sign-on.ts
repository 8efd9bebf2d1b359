/** Placeholder type, filled in below. */
export type SingleSignOn = { readonly name: { readonly zh: string; readonly en: string } };
