/**
 * Files that people hand in, on disk under `<data>/files`, sealed.
 *
 * Each file has a key of its own. Whoever keeps the file's row keeps that key too, sealed under its owner's: when
 * the owner's key is destroyed, the file opens no more, and the file itself never changes when a master key does.
 *
 *     const { key, ...stored } = await files.save(id, bytes);          // on the disk, before the row is written
 *     sealing.seal(owner.sealed_key, { key: key.toString("hex") }, …)  // into the row, then commit
 *     reply.send(files.read(id, { key, ...stored }))                   // every byte is checked before it is given
 *
 * Written under another name, flushed and renamed before the row commits: a crash leaves at most a whole file that
 * nobody asks for, and `tidy` removes those.
 */
export { type FileStore, fileStore, type Stored, type StoredFile } from "./store.ts";
export { FileBroken } from "./chunks.ts";
export { tidyFiles } from "./tidy.ts";
