import { Button } from "antd";
import { useState } from "react";
import { download } from "../../lib/download.ts";
import { useMessages } from "../../lib/language.tsx";
import { FileField } from "../funds/kit/file-field.tsx";
import { useUpload } from "../funds/kit/upload.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { confirmationsMessages } from "./confirmations.messages.ts";
import type { Said } from "./outcome.tsx";

/** All pending lines as a workbook, and its answers read back: thirty hires in one go. */
export function SheetPart({ onDone }: { readonly onDone: (said: Said) => void }) {
  const m = useMessages(confirmationsMessages);
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<unknown>();
  const send = useUpload("POST /api/v1/confirmations/file", (said) => {
    setFile(undefined);
    onDone(said);
  });
  const fetchSheet = () => {
    setFault(undefined);
    download("GET /api/v1/confirmations/template", {}).catch(setFault);
  };
  return (
    <Part title={m.upload} actions={<Button onClick={fetchSheet}>{m.download}</Button>}>
      <Faults error={fault ?? send.error} />
      <FileField label={m.uploadLabel} hint={m.uploadHint} file={file} onChoose={setFile} />
      <p>
        <Button
          type="primary"
          disabled={file === undefined}
          loading={send.isPending}
          onClick={() => file && send.mutate({ input: {}, file })}
        >
          {m.send}
        </Button>
      </p>
    </Part>
  );
}
