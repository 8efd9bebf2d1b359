/** The memory of all typed arrays in a value, each once, so that it can go over to another thread. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== "object" || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (value instanceof Map) for (const each of value.values()) collect(each, found);
  else if (Array.isArray(value)) {
    // Lists of plain values (the texts of a column) may be long and hold no memory of their own.
    if (typeof value[0] === "object") for (const each of value) collect(each, found);
  } else for (const each of Object.values(value)) collect(each, found);
}
