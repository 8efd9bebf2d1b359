import { evidenceLimits } from "@jucai/contract";
import { describe, expect, it } from "vitest";
import { faultOf, kindOf, limits } from "./file-check.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("a file before it is sent", () => {
  it("is known by its content, whatever it is called", () => {
    expect(kindOf(bytes("\u00ff\u00d8\u00ff\u00e0"))).toBe("jpeg");
    expect(kindOf(bytes("\u0089PNG\r\n"))).toBe("png");
    expect(kindOf(bytes("%PDF-1.7"))).toBe("pdf");
    expect(kindOf(bytes("RIFF1234WEBPVP8 "))).toBe("webp");
    expect(kindOf(bytes("\u0000\u0000\u0000\u0018ftypheic"))).toBe("heic");
    expect(kindOf(bytes("PK\u0003\u0004"))).toBeUndefined();
    expect(kindOf(bytes("<html>"))).toBeUndefined();
  });

  it("is refused when empty, of another kind or too large, by the server's own limits", () => {
    expect(limits).toEqual({ bytes: evidenceLimits.bytes, photoBytes: evidenceLimits.photoBytes });
    expect(faultOf("pdf", 0)).toBe("empty");
    expect(faultOf(undefined, 10)).toBe("wrong_type");
    expect(faultOf("pdf", limits.bytes + 1)).toBe("too_large");
    expect(faultOf("pdf", limits.bytes)).toBeUndefined();
  });
});
