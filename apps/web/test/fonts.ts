import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext } from "playwright-core";

const noto = join(dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json")), "files");
// Comes out of the Chromium package when the browser starts.
const openSans = join(tmpdir(), "fonts/fonts/Open_Sans");

const chinese = "U+0000-00FF, U+2010-2026, U+2190-2193, U+2212, U+3000-9FFF, U+FF00-FFEF";
const latin = "U+0000-00FF, U+2010-2026, U+2212";

/** What a reader's system has: a Chinese family and, for English pages, a Latin one. */
const faces = [
  {
    family: "Noto Sans SC",
    weight: 400,
    folder: noto,
    file: "noto-sans-sc-chinese-simplified-400-normal.woff2",
    range: chinese,
  },
  {
    family: "Noto Sans SC",
    weight: 600,
    folder: noto,
    file: "noto-sans-sc-chinese-simplified-600-normal.woff2",
    range: chinese,
  },
  { family: "Roboto", weight: 400, folder: openSans, file: "OpenSans-Regular.ttf", range: latin },
  { family: "Roboto", weight: 600, folder: openSans, file: "OpenSans-Bold.ttf", range: latin },
];

/**
 * Gives the browser the fonts that every reader's system has and this Chromium has not.
 *
 * The product ships no font: only tests serve these files, under an address of the site itself
 * so that its Content-Security-Policy stays as it is.
 */
export async function addFonts(context: BrowserContext): Promise<void> {
  await context.route("**/__fonts/*", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop();
    const face = faces.find(({ file }) => file === name);
    if (face) return route.fulfill({ path: join(face.folder, face.file) });
    return route.fulfill({ contentType: "text/css", body: fontCss() });
  });
  await context.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = "/__fonts/fonts.css";
      document.head.append(link);
    });
  });
}

function fontCss(): string {
  return faces
    .map(
      ({ family, weight, file, range }) =>
        `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(/__fonts/${file}); unicode-range: ${range}; }`,
    )
    .join("\n");
}
