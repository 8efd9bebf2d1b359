import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { ChapterTitle } from "./chapter-title.tsx";
import type { Chapter } from "./chapters.ts";
import { documentMessages } from "./document.messages.ts";

type Props = { readonly chapters: readonly Chapter[]; readonly hasNotes: boolean };

/** The document's contents: beside the text where there is room, folded above it on a phone. */
export function Outline({ chapters, hasNotes }: Props) {
  const m = useMessages(documentMessages);
  const [open] = useState(() => window.matchMedia("(min-width: 900px)").matches);
  return (
    <nav className="jc-outline" aria-label={m.outline}>
      <Disclosure summary={m.outline} open={open}>
        <ol className="jc-outline__list">
          {chapters.map((chapter) => (
            <li key={chapter.id}>
              <a href={`#section-${chapter.id}`}>
                <ChapterTitle chapter={chapter} />
              </a>
            </li>
          ))}
          {hasNotes && (
            <li>
              <a href="#notes">{m.notes}</a>
            </li>
          )}
        </ol>
      </Disclosure>
    </nav>
  );
}
