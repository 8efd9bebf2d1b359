import { useEffect } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Failed } from "../shell/answered.tsx";
import { LinkDialog, wholeAddress } from "../shell/link-dialog.tsx";
import { peopleMessages } from "./people.messages.ts";

/** A link by which the person takes up his own entry. */
export function InviteDialog({ person, onClose }: { readonly person: string; readonly onClose: () => void }) {
  const m = useMessages(peopleMessages);
  const { language } = useLanguage();
  const { mutate, data, error } = useTell("POST /api/v1/invitations");
  useEffect(() => mutate({ body: { person } }), [mutate, person]);
  if (error) return <Failed error={error} onRetry={() => mutate({ body: { person } })} />;
  if (data === undefined) return null;
  return (
    <LinkDialog
      title={m.inviteTitle}
      says={m.inviteLead(formatMoment(data.until, language))}
      text={wholeAddress(data.address)}
      onClose={onClose}
    />
  );
}
