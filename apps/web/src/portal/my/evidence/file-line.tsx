import type { EvidenceFile } from "@jucai/contract";
import { addressOf } from "@jucai/contract/client";
import type { ReactNode } from "react";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { evidenceMessages } from "./evidence.messages.ts";
import "./evidence.css";

type Known = Pick<EvidenceFile, "id" | "name"> & Partial<EvidenceFile>;

/** One file: its small picture, its name as a link to the file, and what is known of it. */
export function FileLine({ file, children }: { readonly file: Known; readonly children?: ReactNode }) {
  const m = useMessages(evidenceMessages);
  const { language } = useLanguage();
  const about = [
    file.pages !== undefined && file.pages > 1 && m.pages(file.pages),
    file.expiresOn && m.expires(formatIsoDay(file.expiresOn, language)),
    file.takenBy && file.at && m.takenBy(file.takenBy, formatMoment(file.at, language)),
  ].filter(Boolean);
  return (
    <div className="my-file">
      <Thumbnail file={file} />
      <div className="my-file__words">
        <a
          href={addressOf("", "/api/v1/evidence/:id/content", { id: file.id })}
          target="_blank"
          rel="noreferrer"
          aria-label={m.open(file.name)}
        >
          {file.name}
        </a>
        {about.length > 0 && <span className="jc-hint">{about.join(" · ")}</span>}
        {file.expired && <span className="jc-field__error">{m.expired}</span>}
      </div>
      {children}
    </div>
  );
}

function Thumbnail({ file: { id, type, name } }: { readonly file: Known }) {
  const isPicture = type?.startsWith("image/") ?? !/\.pdf$/i.test(name);
  return (
    <span className="my-file__picture" aria-hidden="true">
      {isPicture ? (
        <img src={addressOf("", "/api/v1/evidence/:id/thumbnail", { id })} alt="" loading="lazy" />
      ) : (
        <Icon name="document" />
      )}
    </span>
  );
}
