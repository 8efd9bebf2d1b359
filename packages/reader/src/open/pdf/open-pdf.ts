export function openPdf(): never {
  throw new Error("not yet");
}
