import { open, rename, rm, type FileHandle } from "node:fs/promises";
import type { Benefit } from "@jucai/engine";
import { csvLine, type ScreenedBlock } from "@jucai/screening";
import { WrongUse } from "../command.ts";

/** The ids of a block's rows; rows that were generated have their number. */
type Ids = readonly string[];

/**
 * Outcomes row by row as CSV: id, bundle and, for each benefit, status, fen and the first missing fact.
 *
 * It gets its name only once it is whole, so that half a result is never taken for one.
 */
export class ResultFile {
  private readonly path: string;
  private readonly file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.file = file;
  }

  static async create(path: string, benefits: readonly Benefit[], bundle: boolean): Promise<ResultFile> {
    const file = await open(`${path}.part`, "w").catch((cause: NodeJS.ErrnoException) => {
      throw new WrongUse(`写不了 ${path}（${cause.code}）`, `Cannot write ${path} (${cause.code})`);
    });
    const heads = benefits.flatMap(({ id }) => [`${id} status`, `${id} fen`, `${id} missing`]);
    await file.write(`\ufeff${csvLine(["id", ...(bundle ? ["bundle fen"] : []), ...heads])}`);
    return new ResultFile(path, file);
  }

  async add({ from, screened, kept }: ScreenedBlock<Ids>): Promise<void> {
    const { rows, benefits, bundle } = screened;
    const lines: string[] = [];
    for (let row = 0; row < rows; row++) {
      const cells = [kept?.[row] ?? String(from + row + 1)];
      if (bundle) cells.push(String(bundle.totalFen[row]));
      for (const { outcome, outcomes, totalFen } of benefits) {
        const { status, missing } = outcomes[outcome[row]!]!;
        const fen = totalFen[row]!;
        cells.push(status, Number.isNaN(fen) ? "" : String(fen), missing[0] ?? "");
      }
      lines.push(csvLine(cells));
    }
    await this.file.write(lines.join(""));
  }

  async finish(): Promise<void> {
    await this.file.close();
    await rename(`${this.path}.part`, this.path);
  }

  /** Leaves nothing behind. */
  async drop(): Promise<void> {
    await this.file.close();
    await rm(`${this.path}.part`, { force: true });
  }
}
