/** Words for readers, always in both languages; which one is shown is chosen at the rim. */
export type Text = { readonly zh: string; readonly en: string };
