/** Files for tests, good and hostile, made here: none comes from outside. */
import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A photo of noise, which hardly compresses. `orientation` as a camera held sideways writes it. */
export async function aPhoto(width = 640, height = 480, orientation = 1): Promise<Buffer> {
  const pixels = randomBytes(width * height * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer();
}

type Pdf = { readonly catalog?: string; readonly objects?: readonly string[]; readonly pages?: number };

/** A PDF written by hand, object by object. Further objects count from 3 + pages. */
export function aPdf({ catalog = "", objects = [], pages = 1 }: Pdf = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`);
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages} >>`,
    ...kids.map(() => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
    ...objects,
  ];
  let text = "%PDF-1.7\n";
  const places = all.map((body, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A part of a few hundred kilobytes that becomes hundreds of megabytes. */
export function aBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024)).toString("latin1");
  return aPdf({ objects: [`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`] });
}

/** A PNG that says it is so large; there are hardly any bytes in it. */
export function aHugePng(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}
