import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { clauseInWords } from "../../lib/clause.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import "../claims/claims.css";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { settingsMessages } from "./settings.messages.ts";
import { isWaitedFor, type Setting, valueInWords } from "./types.ts";

type Props = {
  readonly setting: Setting;
  readonly onSet: (setting: Setting) => void;
  readonly onHistory: (setting: Setting) => void;
};

/** One thing that a document leaves open. */
export function SettingItem({ setting, onSet, onHistory }: Props) {
  const m = useMessages(settingsMessages);
  const say = useText();
  const may = useMay();
  const { language } = useLanguage();
  const { label, says, of, is, reading, set } = setting;
  const about = [say(of.title), of.clause && m.clause(clauseInWords(of.clause, language))].filter(Boolean).join(" · ");
  return (
    <li className="dk-setting">
      <div>
        <h3>
          {say(label)} <NeededFor setting={setting} />
        </h3>
        <p className="jc-hint">{about}</p>
        <p>{say(says)}</p>
      </div>
      <div>
        {set !== null && set.value !== null ? (
          <>
            <p>
              <strong>{m.value(valueInWords(is, set.value, language))}</strong>
            </p>
            <p className="jc-hint">{m.basis(set.basis, set.validFrom)}</p>
            <p className="jc-hint">{m.by(set.by, tableMoment(set.at))}</p>
          </>
        ) : (
          <p className={isWaitedFor(setting) ? "dk-near" : ""}>{m.openSays}</p>
        )}
        <p className="jc-hint">{reading === null ? m.readingNone : m.reading(valueInWords(is, reading, language))}</p>
        <p className="dk-links">
          {may("setting", "update") && (
            <Button
              size="small"
              aria-label={`${set === null ? m.setIt : m.change}: ${say(label)}`}
              onClick={() => onSet(setting)}
            >
              {set === null ? m.setIt : m.change}
            </Button>
          )}
          <Button
            size="small"
            type="link"
            aria-label={`${m.history}: ${say(label)}`}
            onClick={() => onHistory(setting)}
          >
            {m.history}
          </Button>
        </p>
      </div>
    </li>
  );
}

/** What waits for it, and whether it still does. */
function NeededFor({ setting: { neededFor, set } }: { readonly setting: Setting }) {
  const m = useMessages(settingsMessages);
  if (set !== null) {
    return (
      <span className="dk-tag dk-tag--green">
        <CheckCircleOutlined aria-hidden /> {m.set}
      </span>
    );
  }
  if (!isWaitedFor({ neededFor })) {
    return (
      <span className="dk-tag">
        <InfoCircleOutlined aria-hidden /> {m[neededFor]}
      </span>
    );
  }
  return (
    <span className="dk-tag dk-tag--amber">
      <ExclamationCircleOutlined aria-hidden /> {m[neededFor]}
    </span>
  );
}
