import { readFileSync } from "node:fs";
import { theme } from "antd";
import { describe, expect, it } from "vitest";
import { contrast } from "../../ui/contrast.ts";
import { coloursOf, deskTheme } from "./theme.ts";

const css = readFileSync(new URL("../../ui/tokens.css", import.meta.url), "utf8");
const look = deskTheme(coloursOf(css));
const token = theme.getDesignToken(look);

describe("the desk's theme", () => {
  it("keeps every given colour against those that the library would derive", () => {
    expect(token).toMatchObject(look.token ?? {});
  });

  it("writes every kind of text at 4.5 or more on card, page and table head", () => {
    const words = [token.colorText, token.colorTextSecondary, token.colorTextTertiary, token.colorTextDescription];
    const status = [token.colorLink, token.colorSuccess, token.colorWarning, token.colorError, token.colorInfo];
    for (const surface of [token.colorBgContainer, token.colorBgLayout, look.components?.Table?.headerBg ?? ""])
      for (const word of [...words, ...status]) expect(contrast(word, surface), word).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token.colorTextPlaceholder, token.colorBgContainer)).toBeGreaterThanOrEqual(4.5);
  });

  it("writes status words on their tints, and white on primary and error, at 4.5 or more", () => {
    const pairs = [
      [token.colorSuccess, token.colorSuccessBg],
      [token.colorWarning, token.colorWarningBg],
      [token.colorError, token.colorErrorBg],
      [token.colorInfo, token.colorInfoBg],
      [token.colorTextLightSolid, token.colorPrimary],
      [token.colorTextLightSolid, token.colorError],
    ] as const;
    for (const [word, ground] of pairs)
      expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it("draws the border of a control at 3 or more", () => {
    expect(contrast(token.colorBorder, token.colorBgContainer)).toBeGreaterThanOrEqual(3);
  });

  it("names a colour that tokens.css does not have", () => {
    expect(() => coloursOf(css)("sky")).toThrow("--jc-sky");
  });
});
