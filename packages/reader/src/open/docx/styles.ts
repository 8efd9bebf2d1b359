import { attribute, type Listener, whole } from "./xml.ts";

/** What a paragraph style says that the reader wants to know; each may be inherited. */
export type Style = {
  name?: string;
  basedOn?: string;
  /** 0 to 8; 9 is body text. */
  outline?: number;
  centred?: boolean;
  numId?: number;
  level?: number;
};
export type Styles = ReadonlyMap<string, Style>;

/** Collects the styles of `styles.xml`. The default paragraph style stands under the empty id. */
export function styleListener(into: Map<string, Style>): Listener {
  let style: Style | undefined;
  return {
    open: (name, attributes) => {
      const value = attribute(attributes, "val");
      if (name === "style") {
        style = {};
        into.set(attribute(attributes, "styleId") ?? "", style);
        if (attribute(attributes, "type") === "paragraph" && attribute(attributes, "default") === "1")
          into.set("", style);
      } else if (!style) return;
      else if (name === "name") style.name = value ?? "";
      else if (name === "basedOn" && value !== undefined) style.basedOn = value;
      else takeParagraphProperty(style, name, value, whole(attributes, "val"));
    },
    close: (name) => {
      if (name === "style") style = undefined;
    },
  };
}

/** Properties which styles and paragraphs share. */
export function takeParagraphProperty(style: Style, name: string, value: string | undefined, number?: number): void {
  if (name === "jc") style.centred = value === "center";
  else if (number === undefined) return;
  else if (name === "outlineLvl") style.outline = number;
  else if (name === "numId") style.numId = number;
  else if (name === "ilvl") style.level = number;
}

/** A style with what it inherits. Circles of inheritance end where they close. */
export function styleOf(styles: Styles, id: string | undefined): Style {
  const chain: Style[] = [];
  let style = styles.get(id ?? "");
  while (style && !chain.includes(style) && chain.length < 20) {
    chain.push(style);
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return Object.assign({}, ...chain.reverse()) as Style;
}
