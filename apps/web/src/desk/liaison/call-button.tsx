import { PhoneOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { client } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useMay } from "../shell/session.ts";
import { liaisonMessages } from "./liaison.messages.ts";
import type { Subject } from "./types.ts";

/**
 * One tap: the number is revealed for this very reason, recorded, and dialled.
 *
 * It stays on the page as a link, for a desk that dials by hand and a phone that asks first.
 */
export function CallButton({ subject }: { readonly subject: Subject }) {
  const m = useMessages(liaisonMessages);
  const { language } = useLanguage();
  const may = useMay();
  const { kind, id, name, phone } = subject;
  const reveal = useMutation({
    mutationFn: () => phoneOf(kind, id, m.callReason(name)),
    onSuccess: (number) => {
      if (number) window.location.href = `tel:${number}`;
    },
  });
  if (phone === null) return <span className="jc-hint">{m.noPhone}</span>;
  if (!may(kind, "reveal")) return <span className="jc-hint">{phone}</span>;
  if (reveal.data) {
    return (
      <>
        <a className="dk-call" href={`tel:${reveal.data}`} aria-label={m.callTo(name, reveal.data)}>
          <PhoneOutlined aria-hidden /> {reveal.data}
        </a>
        <span className="jc-hint" role="status">
          {m.callLogged}
        </span>
      </>
    );
  }
  return (
    <>
      <Button
        icon={<PhoneOutlined aria-hidden />}
        aria-label={m.callTo(name, phone)}
        loading={reveal.isPending}
        onClick={() => reveal.mutate()}
      >
        {m.call} {phone}
      </Button>
      {reveal.isError && (
        <span role="alert" className="dk-wrong">
          {failureInWords(reveal.error, language)}
        </span>
      )}
    </>
  );
}

async function phoneOf(kind: Subject["kind"], id: string, reason: string): Promise<string | undefined> {
  const params = { id };
  if (kind === "person") {
    const { fields } = await client.call("POST /api/v1/people/:id/reveal", {
      params,
      body: { fields: ["phone"], reason },
    });
    return fields.phone;
  }
  const { fields } = await client.call("POST /api/v1/employers/:id/reveal", {
    params,
    body: { fields: ["contactPhone"], reason },
  });
  return fields.contactPhone;
}
