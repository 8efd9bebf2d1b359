/** What the server has promised by an answer, and what it may or may not have done because no answer came. */
import type { Visitor } from "../county/visitor.ts";

/** What a person's page must show: either all of one state or all of the other. */
export type State = { readonly name: string; readonly phone: string };
export type Promised = {
  /** By person: the state that was acknowledged, how many changes were, and one that is under way. */
  readonly people: Map<string, { state: State; changes: number; under?: State | undefined }>;
  /** People whose registration got no answer. */
  readonly perhaps: State[];
  /** Imports that were taken in; `rows` is how many people each brings once it is done. */
  readonly imports: Map<string, { readonly rows: number; confirmed: "yes" | "perhaps" | "no" }>;
  /** Uploads that got no answer. */
  uploads: number;
};

export const nothingPromised = (): Promised => ({ people: new Map(), perhaps: [], imports: new Map(), uploads: 0 });

/** Compares what is there with what was promised; every difference is one line. */
export async function brokenPromises(promised: Promised, officer: Visitor, auditor: Visitor, clerk: Visitor) {
  const broken: string[] = [];
  for (const [id, person] of promised.people) {
    const { name, masked } = await officer.call("GET /api/v1/people/:id", { params: { id } });
    const found = { name, phone: (masked.phone ?? "").slice(-4) };
    const fits = ({ name: wanted, phone }: State) => found.name === wanted && found.phone === phone.slice(-4);
    if (person.under !== undefined && fits(person.under)) {
      person.state = person.under;
      person.changes++;
    } else if (!fits(person.state)) {
      broken.push(`person ${id}: promised ${JSON.stringify(person.state)}, found ${JSON.stringify(found)}`);
    }
    delete person.under;
    broken.push(...(await unrecorded(id, person.changes, auditor)));
  }
  await settlePerhaps(promised, officer);
  for (const [id, it] of promised.imports) {
    const state = await settled(clerk, id);
    const done = state.status === "done";
    if (it.confirmed === "yes" && !done) broken.push(`import ${id}: confirmed, but ${state.status}`);
    if (it.confirmed === "no" && done) broken.push(`import ${id}: done although nobody confirmed it`);
    if (done) it.confirmed = "yes";
    const receipt = state.receipt?.newOnes ?? 0;
    if (done && receipt !== it.rows)
      broken.push(`import ${id}: ${it.rows} new people promised, receipt says ${receipt}`);
  }
  const { total } = await officer.call("GET /api/v1/people", { query: { pageSize: 1 } });
  const imported = [...promised.imports.values()].filter(({ confirmed }) => confirmed === "yes");
  const wanted = promised.people.size + imported.reduce((sum, { rows }) => sum + rows, 0);
  if (total !== wanted) broken.push(`${total} people are there, ${wanted} were promised`);
  return broken;
}

/** Every change that was acknowledged stands in the audit list; none without its change. */
async function unrecorded(id: string, changes: number, auditor: Visitor): Promise<string[]> {
  const query = { objectId: id, action: "person.update", pageSize: 1 };
  const { total } = await auditor.call("GET /api/v1/audit/entries", { query });
  return total === changes ? [] : [`person ${id}: ${changes} changes, ${total} audit entries`];
}

/** A registration without an answer was done whole or not at all; from here on it is known which. */
async function settlePerhaps({ perhaps, people }: Promised, officer: Visitor): Promise<void> {
  for (const state of perhaps.splice(0)) {
    const { items } = await officer.call("GET /api/v1/people", { query: { q: state.name, pageSize: 10 } });
    const found = items.find(({ name }) => name === state.name);
    if (found !== undefined) people.set(found.id, { state, changes: 0 });
  }
}

/** An import is taken up again by itself after a crash: waits until it stands still. */
async function settled(clerk: Visitor, id: string) {
  const until = Date.now() + 60_000;
  for (;;) {
    const it = await clerk.call("GET /api/v1/imports/:id", { params: { id } });
    if (it.status !== "checking" && it.status !== "writing") return it;
    if (Date.now() > until) return it;
    await new Promise((done) => setTimeout(done, 200));
  }
}
