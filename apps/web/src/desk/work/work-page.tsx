import { useMessages } from "../../lib/language.tsx";
import { Page } from "../shell/page.tsx";
import { menuMessages } from "../shell/menu.messages.ts";

/** 工作台: what waits for whoever is signed in. */
export function WorkPage() {
  const words = useMessages(menuMessages);
  return <Page title={words.work}>{null}</Page>;
}
