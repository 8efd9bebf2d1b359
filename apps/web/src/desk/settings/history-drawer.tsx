import { Drawer } from "antd";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { settingsMessages } from "./settings.messages.ts";
import { type Setting, valueInWords } from "./types.ts";

type Props = { readonly place: string; readonly setting: Setting; readonly onClose: () => void };

/** Every value that was ever set, the latest first. */
export function HistoryDrawer({ place, setting, onClose }: Props) {
  const m = useMessages(settingsMessages);
  const say = useText();
  const { language } = useLanguage();
  const history = useAsk("GET /api/v1/settings/history", { query: { place, key: setting.key } });
  return (
    <Drawer open title={`${m.history}: ${say(setting.label)}`} size={480} onClose={onClose}>
      <Answered query={history} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{m.historyNone}</p>
          ) : (
            <ol className="dk-settings">
              {items.map(({ value, basis, validFrom, by, at }) => (
                <li key={at}>
                  <strong>{value === null ? m.taken : valueInWords(setting.is, value, language)}</strong>
                  <p className="jc-hint">{m.basis(basis, validFrom)}</p>
                  <p className="jc-hint">{m.by(by, tableMoment(at))}</p>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </Drawer>
  );
}
