import { type DefaultTreeAdapterMap } from "parse5";

export type Node = DefaultTreeAdapterMap["childNode"];
export type Element = DefaultTreeAdapterMap["element"];
export type Parent = DefaultTreeAdapterMap["parentNode"];

export function isElement(node: Node | Parent): node is Element {
  return "tagName" in node;
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** All elements below a node in order, without recursion: pages may be nested deeper than the stack. */
export function* elementsBelow(root: Parent): Generator<Element> {
  const stack: Node[] = root.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) stack.push(node.childNodes[index]!);
  }
}

const never = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "select",
  "button",
  "iframe",
  "svg",
  "nav",
  "footer",
  "aside",
  "object",
  "textarea",
]);

/** Not shown, or not part of the document: scripts, menus, what a style hides. */
export function isLeftOut(element: Element): boolean {
  if (never.has(element.tagName) || attributeOf(element, "hidden") !== undefined) return true;
  return /display\s*:\s*none/i.test(attributeOf(element, "style") ?? "");
}

export function isCentred(element: Element): boolean {
  if (element.tagName === "center" || attributeOf(element, "align")?.toLowerCase() === "center") return true;
  return /text-align\s*:\s*center/i.test(attributeOf(element, "style") ?? "");
}
