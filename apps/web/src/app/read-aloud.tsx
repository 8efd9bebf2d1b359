import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useElder } from "../lib/elder.ts";
import { useLanguage, useMessages } from "../lib/language.tsx";
import { Button } from "../ui/button.tsx";
import { readAloudMessages } from "./read-aloud.messages.ts";

/** 念给我听: the device's own voice reads the page, in 长辈版 and where the device has one. */
export function ReadAloud() {
  const m = useMessages(readAloudMessages);
  const { language } = useLanguage();
  const { pathname } = useLocation();
  const elder = useElder();
  const [reading, setReading] = useState(false);
  const voice = "speechSynthesis" in window ? window.speechSynthesis : undefined;

  // Another page, language or edition: what was being read is no longer on the screen.
  useEffect(
    () => () => {
      voice?.cancel();
      setReading(false);
    },
    [voice, pathname, language, elder],
  );

  if (elder === "off" || voice === undefined) return null;

  const toggle = () => {
    voice.cancel();
    setReading(!reading);
    if (reading) return;
    const words = new SpeechSynthesisUtterance(document.getElementById("page")?.innerText ?? "");
    words.lang = language === "zh" ? "zh-CN" : "en";
    words.onend = () => setReading(false);
    voice.speak(words);
  };

  return (
    <p className="jc-no-print jc-read-aloud">
      <Button wide aria-pressed={reading} onClick={toggle}>
        {reading ? m.stopReading : m.readAloud}
      </Button>
    </p>
  );
}
