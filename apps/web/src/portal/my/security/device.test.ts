import { expect, it } from "vitest";
import { deviceOf } from "./device.ts";

it.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge · Windows"],
  ["Mozilla/5.0 (Linux; Android 9) Chrome/86 Mobile MicroMessenger/8.0", "微信 WeChat · Android"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari · iPhone"],
  ["curl/8.5", undefined],
  [null, undefined],
])("names the device of %j", (browser, name) => {
  expect(deviceOf(browser)).toBe(name);
});
