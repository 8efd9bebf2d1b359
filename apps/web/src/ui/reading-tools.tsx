import { chooseElder, elderSizes, useElder } from "../lib/elder.ts";
import { useLanguage, useMessages } from "../lib/language.tsx";
import { otherLanguage } from "../lib/messages.ts";
import { frameMessages } from "./frame.messages.ts";

/** Language and 长辈版: in the head of every page, remembered on this device. */
export function ReadingTools() {
  const m = useMessages(frameMessages);
  const { language, choose } = useLanguage();
  const other = otherLanguage(language);
  const elder = useElder();
  return (
    <div className="jc-masthead__tools" role="group" aria-label={m.tools}>
      {elder !== "off" &&
        elderSizes.map((size) => (
          <button key={size} type="button" aria-pressed={elder === size} onClick={() => chooseElder(size)}>
            <span className="jc-hidden">{m.size} </span>
            {m[size]}
          </button>
        ))}
      <button type="button" onClick={() => chooseElder(elder === "off" ? "large" : "off")}>
        {elder === "off" ? m.elder : m.standard}
      </button>
      <button type="button" lang={other === "zh" ? "zh-CN" : "en"} onClick={() => choose(other)}>
        {m.language}
      </button>
    </div>
  );
}
