import { messages } from "../../../lib/messages.ts";

export const trailMessages = messages(
  {
    payment: "付款",
    notPaid: "还没有付款",
    paidBefore: "接续前已发，付款不在本系统",
    instalment: "期次",
    instalmentOf: (k: string, n: number) => `第${k}期，共${n}期`,
    award: "核定待遇",
    decision: "决定",
    seeClaim: (number: string) => `办件${number}的决定和理由`,
    takenOver: "存量接续，原决定不在本系统",
    clause: "条款",
    evidence: "材料",
    seeEvidence: "办件里的材料",
    and: "、",
  },
  {
    payment: "Payment",
    notPaid: "not paid yet",
    paidBefore: "paid before the take-over, outside this system",
    instalment: "Instalment",
    instalmentOf: (k: string, n: number) => `${k} of ${n}`,
    award: "Award",
    decision: "Decision",
    seeClaim: (number: string) => `decision and reasons of claim ${number}`,
    takenOver: "taken over; the earlier decision is not in this system",
    clause: "Clause",
    evidence: "Evidence",
    seeEvidence: "evidence of the claim",
    and: ", ",
  },
);
