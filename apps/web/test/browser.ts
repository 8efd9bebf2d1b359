import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Locator, type Page, chromium as playwright } from "playwright-core";
import { addFonts } from "./fonts.ts";

export type Visit = {
  readonly width?: 390 | 1440 | 320;
  readonly language?: "zh" | "en";
  readonly elder?: "large" | "larger" | "largest";
  /** Serve a Chinese font: for screenshots and for anything that measures text. */
  readonly fonts?: boolean;
};

/** What went wrong on a page while nobody looked: a test expects it to stay empty. */
export type Faults = readonly string[];
export type Opened = { readonly page: Page; readonly context: BrowserContext; readonly faults: Faults };

const heights = { 320: 640, 390: 844, 1440: 900 };

// The package's own arguments put everything into one process, which ends with its first
// closed context, and switch web security off, which the tests must see at work.
const flags = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"];

/** The real Chromium from npm; it runs as root too. */
export async function startBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  return playwright.launch({ args: flags, executablePath: await chromium.executablePath() });
}

/** A fresh visitor: own storage, own language and edition, nothing loaded yet. */
export async function visitor(browser: Browser, visit: Visit = {}): Promise<Opened> {
  const { width = 1440, language = "zh", elder, fonts = false } = visit;
  const context = await browser.newContext({
    viewport: { width, height: heights[width] },
    deviceScaleFactor: 1,
    hasTouch: width < 1000,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  if (fonts) await addFonts(context);
  await context.addInitScript(
    (remembered) => {
      // Only what the visitor has not chosen otherwise since.
      for (const [key, value] of Object.entries(remembered))
        if (value && sessionStorage.getItem(`seen.${key}`) === null) {
          localStorage.setItem(key, value);
          sessionStorage.setItem(`seen.${key}`, "1");
        }
    },
    { "jucai.language": language === "en" ? "en" : "", "jucai.elder": elder ?? "" },
  );
  const page = await context.newPage();
  return { page, context, faults: faultsOf(page) };
}

/** Console errors (a refused script or style is one), uncaught exceptions, and requests that failed. */
function faultsOf(page: Page): Faults {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return faults;
}

/** Waits until `what` has the keyboard: a key that comes before goes somewhere else. */
export async function focused(what: Locator): Promise<void> {
  await what.and(what.page().locator(":focus")).waitFor({ state: "attached" });
}

/** Waits until the keyboard is in the dialog that opened. */
export async function inDialog(page: Page): Promise<void> {
  await page.locator("[role=dialog]:focus-within").waitFor();
}

/** Types into the choice that has the keyboard, and takes the first option that is offered for it. */
export async function chooseTyped(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await page.locator(".ant-select-item-option-active").filter({ hasText: words }).waitFor();
  await page.keyboard.press("Enter");
}

/** The page is there once its H1 is and nothing is being read any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .jc-skeleton') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
