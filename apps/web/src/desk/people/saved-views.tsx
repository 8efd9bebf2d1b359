import { CloseOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { usePreference } from "../shell/preference.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { addressOf, type PeopleFilters } from "./filters.ts";
import { peopleMessages } from "./people.messages.ts";
import { holdTyped } from "./typed-number.ts";

type View = { readonly name: string; readonly filters: string };
const most = 12;

/** Filters that the reader keeps under a name, as links; and the way to keep the present ones. */
export function SavedViews({ filters }: { readonly filters: PeopleFilters }) {
  const m = useMessages(peopleMessages);
  const shell = useMessages(shellMessages);
  const [views, setViews] = usePreference<readonly View[]>("people.views", []);
  const [naming, setNaming] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const address = addressOf(filters);
  const save = ({ name }: { name: string }) => {
    setViews([...views.filter((view) => view.name !== name), { name, filters: address }].slice(-most));
    setNaming(false);
  };
  if (views.length === 0 && address === "") return null;
  return (
    <div className="dk-views" role="group" aria-label={m.views}>
      {views.map((view) => (
        <span key={view.name} className="dk-views__one">
          <Link
            to={`/people?${view.filters}`}
            onClick={() => holdTyped("")}
            aria-current={view.filters === address ? "page" : undefined}
          >
            {view.name}
          </Link>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={m.removeView(view.name)}
            onClick={() => setViews(views.filter((each) => each !== view))}
          />
        </span>
      ))}
      {address !== "" && !views.some((view) => view.filters === address) && (
        <Button size="small" onClick={() => setNaming(true)}>
          {m.saveView}
        </Button>
      )}
      <Dialog
        open={naming}
        title={m.saveViewTitle}
        okText={m.save}
        cancelText={shell.cancel}
        onOk={() => form.submit()}
        onCancel={() => setNaming(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" preserve={false} onFinish={save}>
          <Form.Item name="name" label={m.viewName} rules={[{ required: true, whitespace: true, message: m.needName }]}>
            <Input maxLength={20} />
          </Form.Item>
        </Form>
      </Dialog>
    </div>
  );
}
