/**
 * `npm run screenshots`: pictures of the main pages in docs/screenshots/, from the real server
 * and the real Chromium, at 390 and 1440 px, in Chinese and English.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { parseDay } from "../packages/engine/src/model/date.ts";
import { settled, startBrowser, visitor, type Visit } from "../apps/web/test/browser.ts";
import { startSite } from "../apps/web/test/server.ts";

const folder = join(import.meta.dirname, "../docs/screenshots");
const judgedOn = "2023-03-01";

/** A master from Qingliu who comes home and starts a business: the first example of the 2023 plan. */
const answers: Readonly<Record<string, unknown>> = {
  "person.native_place": "350423",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.diploma_certified": true,
  "person.graduated_on": parseDay("2021-06-30"),
  "person.student_scheme": "none",
  "person.college_kind": "regular",
  "employment.kind": "own-business",
  "employment.started_on": parseDay(judgedOn),
  "employment.place": "350423",
};

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (context: BrowserContext) => Promise<void>;
};

const shots: readonly Shot[] = [
  { name: "home", path: "/" },
  { name: "policies", path: "/policies" },
  { name: "document", path: "/policies/qingliu-2023-1" },
  { name: "benefit", path: "/measures/qingliu-2023-1/05" },
  {
    name: "check",
    path: "/check",
    prepare: (context) => answered(context, { screen: "question", id: "person.degree" }),
  },
  { name: "result", path: "/check", prepare: (context) => answered(context, { screen: "result" }) },
  {
    name: "compare",
    path: "/check",
    prepare: (context) => answered(context, { screen: "result" }, ["350423", "350700"]),
  },
];

/** Opens the check as a visitor finds it who comes back in the same tab: answers kept there, at that screen. */
async function answered(
  context: BrowserContext,
  place: { readonly screen: string; readonly id?: string },
  places: readonly string[] = ["350423"],
) {
  const given = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { kind: "value", value }]));
  const check = { role: "person", places, on: judgedOn, prefer: [], answers: given };
  await context.addInitScript(
    ({ kept, at }) => {
      sessionStorage.setItem("jucai.check", JSON.stringify(kept));
      history.replaceState({ place: at }, "");
    },
    { kept: check, at: place },
  );
}

const visits: readonly Visit[] = (["zh", "en"] as const).flatMap((language) =>
  ([390, 1440] as const).map((width) => ({ width, language, fonts: true })),
);

mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await startBrowser();
try {
  for (const visit of visits)
    for (const { name, path, prepare } of shots) {
      const { page, context } = await visitor(browser, visit);
      await prepare?.(context);
      await page.goto(site.url + path);
      await settled(page);
      const file = `${name}-${visit.width}-${visit.language}.png`;
      await page.screenshot({ path: join(folder, file) });
      await context.close();
      console.log(file);
    }
} finally {
  await browser.close();
  await site.close();
}
