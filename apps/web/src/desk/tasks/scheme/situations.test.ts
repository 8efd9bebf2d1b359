import { standardLights } from "@jucai/engine/model";
import { expect, it } from "vitest";
import { lightsUnder } from "./situations.ts";

it("shows what the standard makes of each situation", () => {
  const found = Object.fromEntries(lightsUnder(standardLights).map(({ situation, light }) => [situation, light.id]));
  expect(found).toEqual({
    s_late: "red",
    s_returned: "yellow",
    s_far_behind: "yellow",
    s_little_behind: "grey",
    s_soon: "blue",
    s_open: "grey",
    s_done: "green",
  });
});
