import { useMessages } from "../../../lib/language.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import type { Session } from "../queries.ts";
import { PasswordForm } from "./password-form.tsx";
import { SecondStep } from "./second-step.tsx";
import { securityMessages } from "./security.messages.ts";
import { Sessions } from "./sessions.tsx";

/** Where I am signed in, my password, and the one-time codes. */
export function SecurityPage({ session }: { readonly session: Session }) {
  const m = useMessages(securityMessages);
  return (
    <MyPage title={m.title}>
      <MySection id="sessions" title={m.sessions} lead={m.sessionsLead}>
        <Sessions />
      </MySection>
      <MySection id="password" title={m.password} lead={m.passwordSays}>
        <PasswordForm username={session.account.username ?? session.account.name} />
      </MySection>
      <MySection id="totp" title={m.totp} lead={m.totpLead}>
        <SecondStep on={session.secondStep} />
      </MySection>
    </MyPage>
  );
}
