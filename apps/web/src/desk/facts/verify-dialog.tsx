import { Form } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { type EvidenceFields, EvidenceInput, evidenceOf } from "./evidence-input.tsx";
import { EvidenceLine, type Proved } from "./evidence-line.tsx";
import { factsMessages } from "./facts.messages.ts";
import { FactValue } from "./fact-value.tsx";
import { useVocabulary } from "./use-vocabulary.ts";

type Shown = Parameters<typeof FactValue>[0]["fact"] & Proved & { readonly id: string };

/** An officer says that he has seen the proof of a value. */
export function VerifyDialog({ fact, onClose }: { readonly fact: Shown; readonly onClose: () => void }) {
  const m = useMessages(factsMessages);
  const shell = useMessages(shellMessages);
  const { nameOf } = useVocabulary();
  const [form] = Form.useForm<EvidenceFields>();
  const verify = useTell("POST /api/v1/facts/values/:id/verify", onClose);
  const send = (fields: EvidenceFields) => verify.mutate({ params: { id: fact.id }, body: evidenceOf(fields) });
  return (
    <Dialog
      open
      title={m.verifyTitle(nameOf(fact.fact))}
      okText={m.verify}
      cancelText={shell.cancel}
      confirmLoading={verify.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={verify.error} form={form} />
      <p>
        <FactValue fact={fact} />
      </p>
      <EvidenceLine fact={fact} />
      <p className="jc-hint">{m.verifyLead}</p>
      <Form form={form} layout="vertical" onFinish={send}>
        <EvidenceInput form={form} />
      </Form>
    </Dialog>
  );
}
