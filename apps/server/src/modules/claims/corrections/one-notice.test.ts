import { describe, expect, it } from "vitest";
import { noticeFor, twice } from "./one-notice.ts";

const first = {
  round: 1,
  items: [
    { no: 1, about: "contract", answered: true },
    { no: 2, about: "person.graduated_on", answered: false },
  ],
};

describe("everything is told at once", () => {
  it("lets the first return go out whatever it holds", () => {
    expect(noticeFor([{ about: "contract" }], [])).toEqual({ kind: "send" });
  });

  it("lets a second return go out about what was mended and is still wrong, or what the mending brought up", () => {
    expect(noticeFor([{ about: "contract" }, { about: "employer.seal", causedBy: 1 }], [first])).toEqual({
      kind: "send",
    });
  });

  it("asks the head to sign when something could have been seen the first time", () => {
    const notice = noticeFor([{ about: "contract" }, { about: "diploma" }], [first]);
    expect(notice).toMatchObject({ kind: "sign", items: [1] });
    expect(notice.kind === "sign" && notice.why.zh).toContain("第2项");
  });

  it("takes no excuse from an item that was never answered, nor from one of an earlier round", () => {
    expect(noticeFor([{ about: "diploma", causedBy: 2 }], [first]).kind).toBe("sign");
    const second = { round: 2, items: [{ no: 3, about: "seal", answered: true }] };
    expect(noticeFor([{ about: "diploma", causedBy: 1 }], [first, second]).kind).toBe("sign");
    expect(noticeFor([{ about: "contract" }], [first, second]).kind).toBe("send");
  });

  it("finds the same thing asked for twice", () => {
    expect(
      twice([
        { kind: "fact", about: "a" },
        { kind: "evidence", about: "a" },
      ]),
    ).toBeUndefined();
    expect(
      twice([
        { kind: "fact", about: "a" },
        { kind: "fact", about: "a" },
      ]),
    ).toBe("a");
  });
});
