import { forBrowser, loadPacks } from "@jucai/pack";
import { expect, it } from "vitest";
import { scriptModule } from "./script-module.ts";

const { vocabulary, policies } = await loadPacks("packs");

it.each(policies.map(({ id }) => id))("gives back the rules of %s as they are", async (policy) => {
  const book = forBrowser(
    vocabulary,
    policies.filter(({ id }) => id === policy),
  );
  expect(await run(scriptModule("book", book))).toEqual({ book });
});

it.each([
  [{ odd: { zh: "一", en: "one", more: "two" }, half: { zh: "一" }, deep: { zh: "一", en: { zh: "二", en: "two" } } }],
  [
    [
      { zh: "同", en: "same" },
      { zh: "同", en: "same" },
      { zh: "异", en: "same" },
      { zh: "同", en: "same" },
    ],
  ],
  [{ "a-b": 1, __x: null, "": false, text: '"\\\u2028\u2029</script>', nothing: [{}, []] }],
])("gives back %j as it is", async (value) => {
  expect(await run(scriptModule("it", value))).toEqual({ it: value });
});

it("writes a text once, however often it is said", () => {
  const text = { zh: "人才政策", en: "talent policy" };
  expect(scriptModule("it", [text, text, text]).split("人才政策")).toHaveLength(2);
});

function run(module: string): Promise<unknown> {
  return import(`data:text/javascript,${encodeURIComponent(module)}`).then((loaded: object) => ({ ...loaded }));
}
