import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { signInMessages } from "./sign-in.messages.ts";

/** Sends the code, says that it is on its way, and when another one can be sent. */
export function SendCode({ mobile }: { readonly mobile: string }) {
  const m = useMessages(signInMessages);
  const { language } = useLanguage();
  const [wait, setWait] = useState(0);
  const sending = useMutation({
    mutationFn: () => client.call("POST /api/v1/sign-in/codes", { body: { mobile } }),
    onSuccess: ({ secondsUntilNext }) => setWait(secondsUntilNext),
  });
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  return (
    <div className="jc-stack--tight">
      <Button disabled={wait > 0 || sending.isPending} onClick={() => sending.mutate()}>
        {wait > 0 ? m.sendAgain(wait) : m.send}
      </Button>
      <div aria-live="polite">
        {sending.isSuccess && <p>{m.sent(Math.round(sending.data.secondsValid / 60))}</p>}
        {sending.isError && (
          <Notice tone="red" icon="warning">
            {failureInWords(sending.error, language)}
          </Notice>
        )}
      </div>
    </div>
  );
}
