import { evidenceLimits } from "@jucai/contract";
import { fileTypeFromBuffer } from "file-type";
import { pagesOf } from "./pdf.ts";
import { type PictureType, redrawn } from "./picture.ts";
import { refused } from "./refused.ts";
import type { Scan } from "./scan.ts";

export { refused } from "./refused.ts";
export { type Scan, scanner } from "./scan.ts";

/** A file that may be kept, in the form in which it is kept. */
export type Examined = {
  readonly type: PictureType | "application/pdf";
  readonly bytes: Buffer;
  readonly pages: number;
  readonly thumbnail?: Buffer;
  readonly turned: boolean;
  readonly compressed: boolean;
  readonly scanned: boolean;
};

const pictures = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic", "image/heif"];
const archives = /zip|msword|cfb|office|opendocument|rar|7z|gzip|x-tar/;

/** Files looked at together: each may take some hundred megabytes while it is unpacked. */
const together = 2;
/** Files that wait for that; each lies in memory. */
const mostWaiting = 30;
const waiting: (() => void)[] = [];
let busy = 0;

/** Looks at what somebody sends: its content alone says what it is. Throws Refusal. */
export async function examine(bytes: Buffer, scan: Scan): Promise<Examined> {
  if (bytes.length === 0) throw refused.empty();
  if (bytes.length > evidenceLimits.bytes) throw refused.tooLarge();
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (type !== "application/pdf" && !pictures.includes(type)) {
    throw archives.test(type) ? refused.office() : refused.type();
  }
  await scan?.(bytes);
  return inTurn(async () => {
    const scanned = scan !== undefined;
    if (type === "application/pdf") {
      return { type, bytes, pages: await pagesOf(bytes), turned: false, compressed: false, scanned };
    }
    const hei = type === "image/heic" || type === "image/heif";
    const picture = await redrawn(bytes).catch((fault: unknown) => {
      throw hei ? refused.heic() : fault;
    });
    return { ...picture, pages: 1, scanned };
  });
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw refused.busy();
  if (busy >= together) await new Promise<void>((go) => waiting.push(go));
  busy += 1;
  try {
    return await work();
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}
