import { attributeOf, isElement, type Element } from "./tree.ts";

/** The number that a browser prints before an item of a numbered list. */
export function itemLabel(element: Element): string {
  const list = element.parentNode;
  if (element.tagName !== "li" || !list || !isElement(list) || list.tagName !== "ol") return "";
  const items = list.childNodes.filter((node): node is Element => isElement(node) && node.tagName === "li");
  const number = Number(attributeOf(list, "start") ?? 1) + items.indexOf(element);
  const letters: Readonly<Record<string, string>> = {
    a: "abcdefghijklmnopqrstuvwxyz",
    A: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  };
  return `${letters[attributeOf(list, "type") ?? "1"]?.[number - 1] ?? number}.`;
}
