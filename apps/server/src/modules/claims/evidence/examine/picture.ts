import { evidenceLimits } from "@jucai/contract";
import sharp, { type Sharp } from "sharp";
import { refused } from "./refused.ts";

export type PictureType = "image/jpeg" | "image/png" | "image/webp";
export type Picture = {
  readonly type: PictureType;
  readonly bytes: Buffer;
  readonly thumbnail: Buffer;
  readonly turned: boolean;
  readonly compressed: boolean;
};

const formats = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" } as const;
const mostPixels = { limitInputPixels: evidenceLimits.pixels };
/** Tried in this order until the photo is small enough: longest side in pixels, JPEG quality. */
const steps = [
  { side: 4000, quality: 88 },
  { side: 3200, quality: 82 },
  { side: 2600, quality: 76 },
  { side: 2000, quality: 70 },
] as const;
const thumbnailSide = 320;

/**
 * A photo drawn anew: upright, at most `photoBytes`, without what a camera or a forger hid in it (place, comments,
 * a second file behind the first).
 */
export async function redrawn(bytes: Buffer): Promise<Picture> {
  const { format, width, height, orientation = 1 } = await headOf(bytes);
  if (width * height > evidenceLimits.pixels) throw refused.pixels();
  try {
    const upright = sharp(bytes, { ...mostPixels, failOn: "error" }).autoOrient();
    const { type, drawn } = await smallEnough(upright, format);
    const thumbnail = await sharp(drawn, mostPixels)
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 70 })
      .toBuffer();
    const compressed = drawn.length < bytes.length && bytes.length > evidenceLimits.photoBytes;
    return { type, bytes: drawn, thumbnail, turned: orientation > 1, compressed };
  } catch {
    throw refused.brokenPicture();
  }
}

async function headOf(bytes: Buffer) {
  try {
    // Without a limit: how large it is, it says before anything is unpacked.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refused.brokenPicture();
  }
}

async function smallEnough(upright: Sharp, format: string): Promise<{ type: PictureType; drawn: Buffer }> {
  // Scans and screenshots stay as sharp as they are, if they are small.
  if (format === "png" || format === "webp") {
    const same = upright.clone();
    const drawn = await (format === "png" ? same.png() : same.webp({ quality: 90 })).toBuffer();
    if (drawn.length <= evidenceLimits.photoBytes) return { type: formats[format], drawn };
  }
  for (const { side, quality } of steps) {
    const drawn = await upright
      .clone()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality })
      .toBuffer();
    if (drawn.length <= evidenceLimits.photoBytes || side === 2000) return { type: "image/jpeg", drawn };
  }
  throw new Error("the last step is taken whatever its size");
}
