import type { County } from "./fill.ts";
import { random } from "./random.ts";

const opinions = [
  ["policy", "申请材料能不能一次说清楚，少跑几趟。"],
  ["living", "希望老家能有接送老人看病的班车。"],
  ["work", "想知道县里哪些企业在招会设备维修的人。"],
  ["hometown", "九龙溪沿线可以办露营，愿意牵线介绍朋友来投资。"],
] as const;
const posts = ["设备维修工", "质检员", "会计", "外贸业务员", "焊工"];
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

/** Who keeps in touch with whom, some of it done; opinions and needs, some of them answered. */
export async function fillCare(county: County, employers: readonly string[], tell: (line: string) => void) {
  const chance = random(25);
  const office = await county.as("talent_office");
  const township = county.units.get("长校镇") ?? "";
  const bureau = county.units.get("人社局") ?? "";
  const { items } = await office.call("GET /api/v1/people", { query: { pageSize: 30 } });
  const from = daysAgo(300);
  const duty = "qingliu-huigui-2023/outside";
  for (const [at, { id }] of items.entries()) {
    const subject = { kind: "person" as const, id };
    const contact = { name: chance.pick(["张副镇长", "李主任", "王书记"]), title: "联系人" };
    await office.call("POST /api/v1/liaisons", {
      body: { subject, kind: "office", duty, contact, unit: township, from },
    });
    if (at % 3 === 0) continue;
    const said = { kind: chance.pick(["call", "visit", "message"] as const), summary: "问了近况，介绍了县里的政策。" };
    await office.call("POST /api/v1/contacts", {
      body: { subject, ...said, on: daysAgo(chance.whole(280)), unit: township },
    });
  }
  for (const [at, [topic, text]] of opinions.entries()) {
    const from = items[at] === undefined ? {} : { from: { kind: "person" as const, id: items[at].id } };
    await office.call("POST /api/v1/opinions", {
      body: { ...from, text, topic, receivedOn: daysAgo(20), unit: township },
    });
  }
  for (const employer of employers.slice(0, 8)) {
    const subject = { kind: "employer" as const, id: employer };
    const body = {
      subject,
      kind: "specialist" as const,
      contact: { name: "陈专员", title: "服务专员" },
      unit: bureau,
      from,
    };
    await office.call("POST /api/v1/liaisons", { body });
    const need = {
      employer,
      unit: bureau,
      post: chance.pick(posts),
      count: 1 + chance.whole(20),
      pay: "5000至8000元/月",
    };
    await office.call("POST /api/v1/needs", { body: need });
  }
  tell(`${items.length + 8} liaisons, ${opinions.length} opinions, 8 needs, as of ${today()}`);
}
