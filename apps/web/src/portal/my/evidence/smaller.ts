import { type FileKind, limits } from "./file-check.ts";

const longestSide = 2600;

/**
 * A photo that is larger than the server keeps is turned upright and made smaller here, which saves the
 * reader's line. What this browser cannot draw goes as it is: the server does the same again.
 */
export async function smaller(file: File, kind: FileKind): Promise<File> {
  if (kind === "pdf" || kind === "heic" || file.size <= limits.photoBytes) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    for (const quality of [0.85, 0.7, 0.55]) {
      const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (drawn !== null && drawn.size <= limits.photoBytes)
        return new File([drawn], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    }
  } catch {
    // Then as it is.
  }
  return file;
}
