import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Loading } from "../shell/answered.tsx";
import { evidenceMessages } from "./evidence.messages.ts";

const PdfPages = lazy(async () => ({ default: (await import("./pdf-pages.tsx")).PdfPages }));

export type FileShown = {
  readonly name: string;
  readonly mime: string;
  /** Where its bytes are read; every reading is recorded there. */
  readonly address: string;
};

/** One file of evidence inside the page: pictures and PDF; anything else opens by itself. */
export function FileView({ file }: { readonly file: FileShown }) {
  const m = useMessages(evidenceMessages);
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  return (
    <div className="dk-file">
      <p className="dk-file__tools">
        <Button size="small" disabled={zoom >= 3} onClick={() => setZoom(zoom + 0.5)}>
          {m.larger}
        </Button>
        <Button size="small" disabled={zoom <= 0.5} onClick={() => setZoom(zoom - 0.5)}>
          {m.smaller}
        </Button>
        <Button size="small" onClick={() => setTurned((turned + 90) % 360)}>
          {m.turn}
        </Button>
        <a href={file.address} target="_blank" rel="noreferrer">
          {m.original}
        </a>
      </p>
      <div className="dk-file__sheet" tabIndex={0} role="group" aria-label={file.name}>
        <Sheet file={file} zoom={zoom} turned={turned} />
      </div>
    </div>
  );
}

type SheetProps = { readonly file: FileShown; readonly zoom: number; readonly turned: number };

function Sheet({ file, zoom, turned }: SheetProps) {
  const m = useMessages(evidenceMessages);
  if (file.mime.startsWith("image/")) {
    const look = `dk-picture dk-picture--${turned} dk-zoom-${zoom * 10}`;
    return <img className={look} src={file.address} alt={m.picture(file.name)} />;
  }
  if (file.mime !== "application/pdf") return <p className="dk-empty">{m.cannot}</p>;
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <PdfPages address={file.address} name={file.name} zoom={zoom} turned={turned} />
    </Suspense>
  );
}
