import { Button } from "antd";
import { useRef } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { useUpload } from "../../funds/kit/upload.ts";
import { Faults } from "../../shell/faults.tsx";
import type { TaskFile } from "../types.ts";
import { tasksMessages } from "./tasks.messages.ts";

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Files that go along, each to be opened. */
export function FileLinks({ files }: { readonly files: readonly TaskFile[] }) {
  const m = useMessages(tasksMessages);
  return (
    <ul className="dk-plain" aria-label={m.files}>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`/api/v1/task-files/${id}`} target="_blank" rel="noreferrer" lang="zh-CN">
            {name}
          </a>
          <span className="jc-hint">{m.fileSize(size(bytes))}</span>
        </li>
      ))}
    </ul>
  );
}

type Props = {
  readonly files: readonly TaskFile[];
  readonly onChange: (files: readonly TaskFile[]) => void;
};

/** Adds files one after another; each is uploaded as soon as it is chosen. */
export function TaskFilesField({ files, onChange }: Props) {
  const m = useMessages(tasksMessages);
  const input = useRef<HTMLInputElement>(null);
  const upload = useUpload("POST /api/v1/task-files", (file) => onChange([...files, file]));
  return (
    <div role="group" aria-label={m.files} className="dk-task-files">
      <Faults error={upload.error} />
      {files.length > 0 && (
        <ul className="dk-plain">
          {files.map((file) => (
            <li key={file.id}>
              <span lang="zh-CN">{file.name}</span>
              <span className="jc-hint">{m.fileSize(size(file.bytes))}</span>{" "}
              <Button
                size="small"
                aria-label={m.removeFile(file.name)}
                onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button loading={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? m.addingFile(upload.percent) : m.addFile}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={m.files}
        tabIndex={-1}
        className="jc-hidden"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) upload.mutate({ input: {}, file: chosen });
          target.value = "";
        }}
      />
    </div>
  );
}
