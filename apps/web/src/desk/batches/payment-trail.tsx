import { Button, Modal } from "antd";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Trail } from "../funds/kit/trail.tsx";
import { trailStops } from "../funds/kit/trail-stops.ts";
import { trailMessages } from "../funds/kit/trail.messages.ts";
import { yuanSaid } from "../funds/kit/money.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { batchMessages } from "./batches.messages.ts";
import type { Payment } from "./types.ts";

/** payment ← instalment ← award ← decision ← clause ← evidence, each with the way to it. */
export function PaymentTrail({ payment, onClose }: { readonly payment: Payment; readonly onClose: () => void }) {
  const m = useMessages(batchMessages);
  const words = useMessages(trailMessages);
  const shell = useMessages(shellMessages);
  const say = useText();
  const { language } = useLanguage();
  const { number, fen, instalments, award, claim, benefit } = payment;
  const title = m.trailOf(payment.party.name);
  const stops = trailStops(words, {
    payment: `${number} ${yuanSaid(fen, language)}`,
    k: instalments.map(({ k }) => k).join(words.and),
    n: instalments[0]?.n ?? 1,
    award,
    claim,
    title: say(benefit.title),
    benefit,
  });
  return (
    <Modal open title={title} footer={<Button onClick={onClose}>{shell.close}</Button>} onCancel={onClose}>
      <Trail label={title} stops={stops} />
    </Modal>
  );
}
