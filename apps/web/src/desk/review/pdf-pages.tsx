import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Failed, Loading } from "../shell/answered.tsx";
import { evidenceMessages } from "./evidence.messages.ts";

GlobalWorkerOptions.workerSrc = worker;

type Props = {
  readonly address: string;
  readonly name: string;
  /** 1 is as wide as the pane. */
  readonly zoom: number;
  /** Degrees clockwise. */
  readonly turned: number;
};

/** The pages of a PDF, one below the other. Its own chunk: the library is larger than the whole desk. */
export function PdfPages({ address, name, zoom, turned }: Props) {
  const m = useMessages(evidenceMessages);
  const [file, setFile] = useState<PDFDocumentProxy>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    setFile(undefined);
    setError(undefined);
    // No WebAssembly: the page's Content-Security-Policy lets none run.
    const task = getDocument({ url: address, useWasm: false, verbosity: 0 });
    task.promise.then(setFile, setError);
    return () => void task.destroy();
  }, [address]);
  if (error !== undefined) return <Failed error={undefined} />;
  if (file === undefined) return <Loading lines={8} />;
  const pages = Array.from({ length: file.numPages }, (_, at) => at + 1);
  return pages.map((page) => (
    <PdfPage
      key={page}
      file={file}
      page={page}
      says={m.pageOf(name, page, file.numPages)}
      zoom={zoom}
      turned={turned}
    />
  ));
}

type OnePage = {
  readonly file: PDFDocumentProxy;
  readonly page: number;
  readonly says: string;
  readonly zoom: number;
  readonly turned: number;
};

function PdfPage({ file, page, says, zoom, turned }: OnePage) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState("");
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    void file.getPage(page).then(async (loaded) => {
      if (left || canvas.current === null) return;
      // Drawn once, sharp enough for the widest pane on the screen; CSS makes it as wide as it is shown.
      const viewport = loaded.getViewport({ scale: 1.5 * Math.max(1, zoom), rotation: (loaded.rotate + turned) % 360 });
      canvas.current.width = viewport.width;
      canvas.current.height = viewport.height;
      const task = loaded.render({ canvas: canvas.current, viewport });
      stop = () => task.cancel();
      // A page that was turned before it was drawn is drawn again.
      await task.promise.catch(() => undefined);
      const { items } = await loaded.getTextContent();
      if (!left) setWords(items.map((item) => ("str" in item ? item.str : "")).join(""));
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [file, page, zoom, turned]);
  return (
    <figure className="dk-sheet">
      <canvas
        ref={canvas}
        className={`dk-zoom-${zoom * 10}`}
        role="img"
        aria-label={words === "" ? says : `${says}: ${words}`}
      />
      <figcaption className="jc-hint">{says}</figcaption>
    </figure>
  );
}
