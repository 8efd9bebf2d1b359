/** How long a document of 200 pages takes from the file to its measures, as Word, PDF and text. */
import { readDocument } from "../../packages/reader/src/index.ts";
import { printPdf } from "../../packages/reader/test/make/pdf.ts";
import { makeDocx, numbered, plain } from "../../packages/reader/test/make/word.ts";
import { report } from "./report.ts";

const limit = 2_000;
/** A page of a document holds about 570 characters: 22 lines of 26. */
const measures = 480;
/** The quickest counts: a busy machine is slow, not wrong. */
const runs = 3;

/** Prints a line for each format; false where one takes longer than two seconds, its thread and libraries included. */
export async function benchReader(): Promise<boolean> {
  const texts = Array.from({ length: measures }, (_, index) => measureText(index));
  const head = ["栖霞县人才工作汇编", "栖委人才〔2025〕1号"];
  const tail = ["栖霞县人民政府", "2025年1月6日"];
  const labelled = texts.map((text, index) => `${index + 1}.${text}`);
  const pdf = printPdf([
    { centre: head[0]! },
    { centre: head[1]! },
    ...labelled,
    { right: tail[0]! },
    { right: tail[1]! },
  ]);
  const word = await makeDocx([
    ...head.map(plain),
    ...texts.map((text) => numbered("running", 0, text)),
    ...tail.map(plain),
  ]);
  const plainText = Buffer.from([...head, ...labelled, ...tail].join("\n"));
  let kept = true;
  for (const [name, bytes] of [
    ["docx", word],
    ["pdf", pdf],
    ["txt", plainText],
  ] as const) {
    let took = Infinity;
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const read = await readDocument(bytes, `a.${name}`);
      took = Math.min(took, performance.now() - start);
      if (read.measures.length < measures) throw new Error(`${name}: ${read.measures.length} of ${measures} measures`);
    }
    kept = report(`${name}, 200 pages, ${measures} measures`, took, limit, "ms") && kept;
  }
  return kept;
}

function measureText(index: number): string {
  const unit = ["县人社局", "县教育局", "县卫健局", "县科技局"][index % 4]!;
  return `支持人才事项。${"各单位要对照职责分工抓好落实，及时协调解决遇到的困难和问题，确保各项政策落到实处。".repeat(4)}符合条件的，每人每年给予${(index % 9) + 1}万元补助，每年培训不少于${(index % 20) + 1}场，于每年11月25日前报送情况。（牵头单位：${unit}；责任单位：县财政局、各乡镇）`;
}
