import { useMessages } from "../../../lib/language.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import type { Session } from "../queries.ts";
import { MobileForm } from "./mobile-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SecondStep } from "./second-step.tsx";
import { securityMessages } from "./security.messages.ts";
import { Sessions } from "./sessions.tsx";
import { SingleSignOn } from "./single-sign-on.tsx";
import { wayInMessages } from "./way-in.messages.ts";

/** Where I am signed in, my password, the one-time codes, and the other ways in. */
export function SecurityPage({ session }: { readonly session: Session }) {
  const m = useMessages(securityMessages);
  const ways = useMessages(wayInMessages);
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
      <MySection id="mobile" title={ways.mobile} lead={ways.mobileLead}>
        <MobileForm tail={session.account.mobileTail} />
      </MySection>
      <SingleSignOn />
    </MyPage>
  );
}
