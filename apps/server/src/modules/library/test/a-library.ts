/** What tests of drafts share: an application, people of a county and of its neighbour, and a document to upload. */
import { type AppTestOptions, anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { casting } from "../../../../test/permissions/cast.ts";

type Headers = Readonly<Record<string, string>>;
export type Answer = { readonly status: number; readonly body: any };
export type Send = (
  method: "GET" | "POST" | "PUT" | "PATCH",
  url: string,
  headers: Headers,
  payload?: object,
) => Promise<Answer>;

/** A document of a county as offices write them; made up for tests. */
export const document = `清测人才〔2026〕5号

关于印发《返乡人才服务办法》的通知

各乡（镇）党委，县直各单位：

现将《返乡人才服务办法》印发给你们，请认真贯彻落实。

中共清流县委人才工作领导小组办公室
2026年3月1日

返乡人才服务办法

一、工作措施

（一）建立返乡人才库。每年11月25日前更新一次返乡人才名录。
牵头单位：人才办
责任单位：人社局、教育局

（二）举办返乡招聘会。全年举办招聘会不少于20场。
牵头单位：人社局
责任单位：测试新设中心

（三）给予返乡交通补贴。对当年返乡就业的本科毕业生，给予一次性交通补贴1000元。
牵头单位：人社局
责任单位：财政局

二、附则

本办法自印发之日起施行，有效期三年。
`;

export async function aLibrary(options: AppTestOptions = {}) {
  const app = await anApp(options);
  const help = careHelpers(app);
  const { play } = casting(app);
  const unit = await help.aUnit("office", "测试政策科");
  const there = await help.aUnit("office", "邻县政策科", "350121");
  let wishes = 0;
  const send: Send = async (method, url, headers, payload) => {
    const key = `test-wish-${(wishes += 1).toString().padStart(8, "0")}`;
    const response = await app.http.inject({
      method,
      url,
      headers: { ...headers, "idempotency-key": key, "accept-language": "zh" },
      ...(payload === undefined ? {} : { payload }),
    });
    const json = response.headers["content-type"]?.toString().includes("json");
    return { status: response.statusCode, body: json ? response.json() : response.rawPayload };
  };
  const upload = async (headers: Headers, name: string, bytes: Buffer): Promise<Answer> => {
    const edge = "edge-of-the-test";
    const response = await app.http.inject({
      method: "POST",
      url: "/api/v1/drafts/files",
      headers: { ...headers, "content-type": `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([
        Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
        bytes,
        Buffer.from(`\r\n--${edge}--\r\n`),
      ]),
    });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    app,
    help,
    send,
    upload,
    author: play(anActor("policy_author", unit, "起草甲")),
    publisher: play(anActor("policy_publisher", unit, "发布乙")),
    both: play({
      ...anActor("policy_author", unit, "兼任丙"),
      grants: [...anActor("policy_author", unit).grants, ...anActor("policy_publisher", unit).grants],
    }),
    office: play(anActor("talent_office", unit, "人才办丁")),
    clerk: play(anActor("officer", unit, "经办戊")),
    neighbour: play(anActor("policy_author", there, "邻县己", ["350121"])),
  } satisfies Record<string, unknown> & { app: TestApp };
}
