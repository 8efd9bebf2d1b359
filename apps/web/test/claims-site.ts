import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Role } from "@jucai/contract";
import { inject } from "vitest";
import { fillEmployers, firstAdministrator, makeAccount, place } from "../../../tools/county/fill.ts";
import { startServer } from "../../../tools/county/server.ts";
import { type Visitor, visitor } from "../../../tools/county/visitor.ts";
import type { Clerk, Desk } from "./desk-site.ts";

/** A day on which the document of the living allowance is on trial, so that its claims can be decided. */
const then = "2023-03-01T01:00:00Z";
const allowance = "qingliu-2023-1/05";
const answers = {
  "person.native_place": "350423",
  "person.household": "350424",
  "person.student_origin": "350424",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  "employment.kind": "company",
  "employment.place": "350423",
  "employment.started_on": "2023-02-01",
};

const roles = ["officer", "reviewer", "approver", "talent_office", "window_clerk"] as const;
export type ClaimsDesk = Desk & {
  readonly clerks: Readonly<Record<(typeof roles)[number], Clerk>>;
  readonly as: (role: (typeof roles)[number]) => Promise<Visitor>;
  /** Ids of claims that wait for the officer. */
  readonly claims: readonly string[];
};

/** The real server on that day, with `count` claims that their employer has confirmed. */
export async function startClaimsDesk(count: number): Promise<ClaimsDesk> {
  const folder = await mkdtemp(join(tmpdir(), "jucai-claims-"));
  const data = join(folder, "data");
  execFileSync("cp", ["-a", inject("startedOnce"), data]);
  await chmod(folder, 0o711);
  const clock = pathToFileURL(join(import.meta.dirname, "clock.mjs")).href;
  const server = await startServer({
    JUCAI_DATA: data,
    JUCAI_SMS: "outbox",
    JUCAI_TEST_NOW: then,
    NODE_OPTIONS: `--import ${clock}`,
  });
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [admin] = await firstAdministrator(server.url, server.welcome ?? "");
    const { items } = await admin.call("GET /api/v1/units", { query: { q: "人社局", place } });
    const unit = items.find(({ name }) => name.includes("人社局"))?.id ?? "";
    const clerks = Object.fromEntries(
      await Promise.all(roles.map(async (role) => [role, await clerkOf(admin, role, unit)] as const)),
    ) as ClaimsDesk["clerks"];
    const as = (role: (typeof roles)[number]) => signIn(server.url, clerks[role]);
    const claims = await fillClaims(server.url, admin, as, count);
    return { url: server.url, welcome: "", close, clerks, as, claims };
  } catch (error) {
    await close();
    throw error;
  }
}

async function clerkOf(admin: Visitor, role: Role, unit: string): Promise<Clerk> {
  const name = role.replaceAll("_", "");
  const { password } = await makeAccount(admin, role, name, `${name}经办`, unit);
  return { name, password };
}

async function signIn(url: string, { name, password }: Clerk): Promise<Visitor> {
  const visit = visitor(url);
  await visit.signIn(name, password);
  return visit;
}

/** People apply at the window; their employer says that it is true. */
async function fillClaims(url: string, admin: Visitor, as: ClaimsDesk["as"], count: number) {
  const [window, officer, office] = await Promise.all([as("window_clerk"), as("officer"), as("talent_office")]);
  await set(office, "place#accept_incomplete", true);
  const [employer = ""] = await fillEmployers(officer, 1, () => {});
  const clerk = await signIn(url, {
    name: "renshi",
    ...(await makeAccount(admin, "employer_clerk", "renshi", "单位人事", employer)),
  });
  const claims = await Promise.all(Array.from({ length: count }, (_, at) => handIn(window, employer, at)));
  await clerk.call("POST /api/v1/confirmations", {
    body: { answers: claims.map((claim) => ({ claim, answer: "true" as const, wrong: [] })) },
  });
  return claims;
}

/** Sets what the document leaves open. */
export async function set(office: Visitor, key: string, value: number | string | boolean): Promise<void> {
  await office.call("POST /api/v1/settings", {
    body: { place, key, value, basis: "县人才办会议纪要", validFrom: "2023-01-01" },
  });
}

const given = [..."明芳华强敏静伟丽洋杰勇兰平霞"];

async function handIn(window: Visitor, employer: string, at: number): Promise<string> {
  const person = await window.call("POST /api/v1/people", {
    body: { name: `林清${given[at % given.length]}`, gender: "female", birthMonth: `199${at % 10}-05` },
  });
  const started = await window.call("POST /api/v1/applications", {
    body: { place, chosen: [allowance], answers, person: person.id },
  });
  const account = { holder: person.name, bank: "测试银行", number: `62220200000000000${at}` };
  const { application } = await window.call("PATCH /api/v1/applications/:id", {
    params: { id: started.id },
    body: { version: started.version, employer, account, set: [] },
  });
  const handed = await window.call("POST /api/v1/applications/:id/submit", {
    params: { id: started.id },
    body: {
      version: application.version,
      declared: true,
      consent: application.consent.version,
      accountConsent: true,
    } as never,
  });
  return handed.claims[0]?.id ?? "";
}
