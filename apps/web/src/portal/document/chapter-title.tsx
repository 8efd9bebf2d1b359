import { useMessages, useText } from "../../lib/language.tsx";
import type { Chapter } from "./chapters.ts";
import { documentMessages } from "./document.messages.ts";

export function ChapterTitle({ chapter }: { readonly chapter: Chapter }) {
  const m = useMessages(documentMessages);
  const say = useText();
  return chapter.title ? say(chapter.title) : m.others;
}
