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

/** An officer, a township's clerk, the audit administrator. */
export type Visitors = readonly [officer: Visitor, clerk: Visitor, auditor: Visitor];

/** Compares what is there with what was promised; every difference is one line. */
export async function brokenPromises(promised: Promised, [officer, clerk, auditor]: Visitors, last: boolean) {
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
  const { fewest, most, lines } = await lookAtImports(promised, clerk, last);
  const { total } = await officer.call("GET /api/v1/people", { query: { pageSize: 1 } });
  const own = promised.people.size;
  if (total < own + fewest || total > own + most) {
    lines.push(`${total} people are there, promised were ${own} and ${fewest} to ${most} by imports`);
  }
  return [...broken, ...lines];
}

/**
 * An import that was confirmed is written to its end after a crash, but not at once: the queue first has to
 * notice that its worker is gone. Only the last look waits for that; until then its people may be there in part.
 */
async function lookAtImports({ imports }: Promised, clerk: Visitor, last: boolean) {
  const lines: string[] = [];
  let [fewest, most] = [0, 0];
  for (const [id, it] of imports) {
    const { status, receipt } = last
      ? await settled(clerk, id)
      : await clerk.call("GET /api/v1/imports/:id", { params: { id } });
    const under = status === "writing" || status === "checking";
    if (status === "done" || status === "writing") {
      if (it.confirmed === "no") lines.push(`import ${id}: ${status} although nobody confirmed it`);
      it.confirmed = "yes";
    } else if (it.confirmed === "yes") lines.push(`import ${id}: confirmed, but ${status}`);
    if (last && under) lines.push(`import ${id}: still ${status}`);
    if (status === "done" && receipt?.newOnes !== it.rows) {
      lines.push(`import ${id}: ${it.rows} new people promised, the receipt says ${receipt?.newOnes}`);
    }
    if (status === "done") fewest += it.rows;
    if (it.confirmed === "yes") most += it.rows;
  }
  return { fewest, most, lines };
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

/** Waits until an import stands still. */
async function settled(clerk: Visitor, id: string) {
  const until = Date.now() + 180_000;
  for (;;) {
    const it = await clerk.call("GET /api/v1/imports/:id", { params: { id } });
    if (it.status !== "checking" && it.status !== "writing") return it;
    if (Date.now() > until) return it;
    await new Promise((done) => setTimeout(done, 200));
  }
}
