import { inject } from "vitest";

export type Site = { readonly url: string };

/**
 * The one server on which all tests look at pages that anybody may see: nothing there is changed by looking.
 *
 * JUCAI_TEST_URL names another that runs already: faster while a page is being built.
 */
export function theSite(): Site {
  return { url: process.env["JUCAI_TEST_URL"]?.replace(/\/$/, "") ?? inject("site") };
}
