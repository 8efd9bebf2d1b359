import { useMessages } from "../../lib/language.tsx";
import { statementMessages } from "./statement.messages.ts";
import { Statement } from "./statement.tsx";

export function HelpPage() {
  const m = useMessages(statementMessages);
  return (
    <Statement
      title={m.help}
      parts={[
        { heading: m.aboutHeading, says: [m.about, m.aboutWords] },
        { heading: m.checkHeading, says: [m.check, m.checkResult] },
        { heading: m.openHeading, says: [m.open] },
        { heading: m.searchHeading, says: [m.search] },
        { heading: m.askHeading, says: [m.ask] },
      ]}
    />
  );
}

export function AccessibilityPage() {
  const m = useMessages(statementMessages);
  return (
    <Statement
      title={m.accessibility}
      parts={[
        { heading: m.goalHeading, says: [m.goal] },
        { heading: m.waysHeading, says: [m.ways, m.waysKeys, m.waysZoom] },
        { heading: m.gapsHeading, says: [m.gaps] },
      ]}
    />
  );
}

export function PrivacyPage() {
  const m = useMessages(statementMessages);
  return (
    <Statement
      title={m.privacy}
      parts={[
        { heading: m.checkPrivacyHeading, says: [m.checkPrivacy] },
        { heading: m.readPrivacyHeading, says: [m.readPrivacy] },
        { heading: m.deviceHeading, says: [m.device] },
        { heading: m.serverHeading, says: [m.server] },
      ]}
    />
  );
}
