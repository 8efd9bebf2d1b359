import type { Listener } from "./xml.ts";
import { attribute } from "./xml.ts";

/** Passes on only real notes: the lines that part notes from the text are called notes as well. */
export function notesOnly(name: "footnote" | "endnote", to: Listener, begin: () => void): Listener {
  let inside = false;
  return {
    open: (each, attributes) => {
      if (each === name) {
        inside = attribute(attributes, "type") === undefined;
        if (inside) begin();
      } else if (inside) to.open(each, attributes);
    },
    close: (each) => {
      if (each === name) inside = false;
      else if (inside) to.close(each);
    },
    text: (text) => {
      if (inside) to.text?.(text);
    },
  };
}
