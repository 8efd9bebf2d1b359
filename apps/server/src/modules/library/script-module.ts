/**
 * Writes data as a script module that is small once compressed.
 *
 * Texts come in two languages, and Chinese beside English compresses badly: all texts
 * of one language stand together, and the data takes them one after the other. Each
 * text stands once, however often it is said.
 */
export function scriptModule(name: string, value: unknown): string {
  const texts = new Texts();
  const data = write(value, texts);
  return [
    `const z=${quote(texts.zh)},e=${quote(texts.en)},t=i=>({zh:z[i],en:e[i]});`,
    `let i=0;const n=()=>t(i++);`,
    `export const ${name}=${data};\n`,
  ].join("\n");
}

type Text = { readonly zh: string; readonly en: string };

class Texts {
  readonly zh: string[] = [];
  readonly en: string[] = [];
  readonly #known = new Map<string, number>();

  /** The next text, or an earlier one by its place. Properties of a literal are made in the order they stand in. */
  take(text: Text): string {
    const key = JSON.stringify([text.zh, text.en]);
    const place = this.#known.get(key);
    if (place !== undefined) return `t(${place})`;
    this.#known.set(key, this.zh.length);
    this.zh.push(text.zh);
    this.en.push(text.en);
    return "n()";
  }
}

function write(value: unknown, texts: Texts): string {
  if (Array.isArray(value)) return `[${value.map((one) => write(one, texts)).join(",")}]`;
  if (typeof value !== "object" || value === null) return quote(value);
  if (isText(value)) return texts.take(value);
  const properties = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${properties.map(([key, one]) => `${keyOf(key)}:${write(one, texts)}`).join(",")}}`;
}

function isText(value: object): value is Text {
  return (
    Object.keys(value).length === 2 &&
    "zh" in value &&
    "en" in value &&
    typeof value.zh === "string" &&
    typeof value.en === "string"
  );
}

// `__proto__` as a bare or quoted key would set the prototype; in brackets it is a property like any other.
function keyOf(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[a-zA-Z_]\w*$/.test(key) ? key : quote(key);
}

// JSON is JavaScript but for two line separators, which end a line in old browsers' string literals.
function quote(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
