// Order matters: each of these calls itself Chrome or Safari as well.
const browsers = [
  ["MicroMessenger", "微信 WeChat"],
  ["HuaweiBrowser", "华为浏览器 Huawei"],
  ["QQBrowser", "QQ浏览器"],
  ["Edg", "Edge"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const systems = [
  ["HarmonyOS", "HarmonyOS"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["Linux", "Linux"],
] as const;

/** A browser's long name in two words that its owner knows; undefined when it says nothing known. */
export function deviceOf(browser: string | null): string | undefined {
  const find = (known: readonly (readonly [string, string])[]) => known.find(([mark]) => browser?.includes(mark))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(" · ") || undefined;
}
