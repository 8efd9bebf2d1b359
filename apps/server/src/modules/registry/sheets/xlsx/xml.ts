/** What a scan tells: tags with their attributes unread, and text with entities resolved. */
export type XmlListener = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** The XML is broken, or holds what a spreadsheet has no use for. */
export class XmlFault extends Error {}

/** A tag or comment longer than this is an attack on memory, not a spreadsheet. */
const longestTag = 64 * 1024;

/**
 * Scans XML that arrives in pieces, keeping nothing but the unfinished end.
 *
 * Reads the subset that spreadsheets are written in: no DTD (refused, for it is how entities explode and files
 * are read), namespaces by prefix, which is dropped. Checked against Excel's, WPS's and hucre's output.
 */
export function xmlScanner(to: XmlListener): { push: (piece: string) => void; end: () => void } {
  let rest = "";

  const step = (from: number): number => {
    const start = rest.indexOf("<", from);
    if (start === -1) {
      // An entity may be cut in two by the end of the piece.
      const cut = rest.lastIndexOf("&");
      const until = cut >= from && cut > rest.length - 12 && !rest.includes(";", cut) ? cut : rest.length;
      if (until > from) to.text(unescaped(rest.slice(from, until)));
      return -1 - until;
    }
    if (start > from) to.text(unescaped(rest.slice(from, start)));
    const end = endOf(rest, start);
    if (end === -1) {
      if (rest.length - start > longestTag) throw new XmlFault("a tag without an end");
      return -1 - start;
    }
    tag(rest, start, end, to);
    return end;
  };

  return {
    push: (piece) => {
      rest += piece;
      let at = 0;
      while (at >= 0 && at < rest.length) at = step(at);
      rest = at < 0 ? rest.slice(-1 - at) : "";
    },
    end: () => {
      if (rest.trim() !== "") throw new XmlFault("the XML ends in the middle");
    },
  };
}

/** Where the markup that begins at `start` ends, or -1 when the piece ends before. */
function endOf(xml: string, start: number): number {
  if (xml.startsWith("<!--", start)) return after(xml, "-->", start);
  if (xml.startsWith("<![CDATA[", start)) return after(xml, "]]>", start);
  if (xml.length - start < 9 && "<![CDATA[".startsWith(xml.slice(start))) return -1;
  if (xml.startsWith("<!", start)) throw new XmlFault("a DTD");
  return tagEnd(xml, start);
}

/** The first ">" outside an attribute's quotes, in one pass: a sheet may hold many thousands inside them. */
function tagEnd(xml: string, start: number): number {
  let open = "";
  for (let at = start; at < xml.length; at++) {
    const sign = xml[at];
    if (open !== "") open = sign === open ? "" : open;
    else if (sign === ">") return at + 1;
    else if (sign === '"' || sign === "'") open = sign;
  }
  return -1;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

function tag(xml: string, start: number, end: number, to: XmlListener): void {
  const kind = xml.charCodeAt(start + 1);
  if (kind === 33) {
    if (xml.startsWith("<![CDATA[", start)) to.text(xml.slice(start + 9, end - 3));
    return;
  }
  if (kind === 63) return;
  if (kind === 47) {
    to.close(local(xml.slice(start + 2, end - 1).trim()));
    return;
  }
  const empty = xml.charCodeAt(end - 2) === 47;
  const inside = xml.slice(start + 1, end - (empty ? 2 : 1));
  const space = inside.search(/\s/);
  const name = local(space === -1 ? inside : inside.slice(0, space));
  to.open(name, space === -1 ? "" : inside.slice(space));
  if (empty) to.close(name);
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever its prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = attributePattern(name).exec(attributes);
  return found === null ? undefined : unescaped(found[1] ?? found[2] ?? "");
}

const patterns = new Map<string, RegExp>();
function attributePattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex: string, digits: string, name: string) => {
      if (name !== undefined) return named[name] ?? all;
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return code > 0x10ffff ? "" : String.fromCodePoint(code);
    },
  );
}

/** Excel writes control characters as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
