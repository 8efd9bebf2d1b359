import { describe, expect, it } from "vitest";
import { whereNext } from "./where-next.ts";

describe("where to go after signing in", () => {
  it("is the page that was asked for, with its filters and its place on the page", () => {
    expect(whereNext("/desk/people?q=li&page=2#row", "/desk")).toBe("/desk/people?q=li&page=2#row");
  });

  it("is where the work begins when nothing was asked for", () => {
    expect(whereNext(null, "/my")).toBe("/my");
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\\b"])(
    "never leaves the site: %s",
    (asked) => expect(whereNext(asked, "/desk")).toBe("/desk"),
  );

  it("does not come back to a page of signing in", () => {
    for (const asked of ["/sign-in", "/sign-in?to=/desk", "/welcome#token", "/set-password"])
      expect(whereNext(asked, "/my")).toBe("/my");
  });
});
