import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { frameMessages } from "../../ui/frame.messages.ts";

export type Paragraphs = readonly { readonly heading: string; readonly says: readonly string[] }[];

/** A short page of plain statements. */
export function Statement({ title, parts }: { readonly title: string; readonly parts: Paragraphs }) {
  const { site } = useMessages(frameMessages);
  useTitle(title, site);
  return (
    <article className="jc-column">
      <h1>{title}</h1>
      {parts.map(({ heading, says }) => (
        <section key={heading} className="jc-section jc-stack--tight">
          <h2>{heading}</h2>
          {says.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </section>
      ))}
    </article>
  );
}
