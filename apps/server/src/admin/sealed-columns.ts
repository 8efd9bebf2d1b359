import type { Sealing } from "#kernel/sealing/index.ts";

/** A column whose bytes are under a master key: what the context is made of, and how the bytes come under the newest key. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  /** Columns that the context names. */
  readonly of: readonly string[];
  /** The same under the newest master key; undefined when they are already. */
  readonly renewed: (sealing: Sealing, bytes: Buffer, of: Readonly<Record<string, string>>) => Buffer | undefined;
};

const wrapped = (table: string): SealedColumn => {
  return { table, column: "sealed_key", of: [], renewed: (sealing, bytes) => sealing.rewrap(bytes) };
};

const system = (
  table: string,
  column: string,
  of: readonly string[],
  context: (of: Readonly<Record<string, string>>) => string,
): SealedColumn => {
  return { table, column, of, renewed: (sealing, bytes, row) => sealing.resealSystem(bytes, context(row)) };
};

const secondStep = ({ id }: Readonly<Record<string, string>>) => `account/${id}/second_step`;

/**
 * Every column under a master key. Contexts are those that the modules seal with; a test goes through
 * the schema and asks about each column of bytes that stands in none of the lists here.
 */
export const underMasterKey: readonly SealedColumn[] = [
  wrapped("person"),
  wrapped("employer"),
  system("account", "mobile_sealed", ["id"], ({ id }) => `account/${id}/mobile`),
  system("account", "second_step", ["id"], secondStep),
  system("account", "second_step_new", ["id"], secondStep),
  system("roster_entry", "sealed", ["id"], ({ id }) => `roster_entry/${id}`),
  system(
    "import_chunk",
    "body",
    ["batch", "kind", "no"],
    ({ batch, kind, no }) => `import_chunk/${batch}/${kind}/${no}`,
  ),
  system("takeover", "sealed", ["id"], ({ id }) => `takeover/${id}`),
  system("outbox_message", "to_sealed", [], () => "outbox_message"),
  system("outbox_message", "text_sealed", [], () => "outbox_message"),
  system("once_answer", "sealed", ["account", "key"], ({ account, key }) => `once_answer/${account}/${key}`),
  system("evidence_file", "key_system", ["id"], ({ id }) => `evidence_file/${id}/key`),
  system("task_file", "key_sealed", ["id"], ({ id }) => `task_file/${id}`),
  system("policy_draft", "key_sealed", ["id"], ({ id }) => `policy_draft/${id}`),
  system("objection", "sealed", ["id"], ({ id }) => `objection/${id}`),
  system("objection_message", "sealed", ["id"], ({ id }) => `objection_message/${id}`),
  system("notify_preference", "address_sealed", ["account"], ({ account }) => `notify_preference/${account}`),
  system("notify_preference", "address_new", ["account"], ({ account }) => `notify_preference/${account}`),
  system("oidc_state", "verifier_sealed", [], () => "oidc_state"),
];

/** Under a subject's own key, which `sealed_key` wraps: they need not change when the master key does. */
export const underSubjectKey: readonly string[] = [
  "person.sealed",
  "employer.sealed",
  "fact_value.sealed",
  "application.sealed",
  "service_request.sealed",
  "evidence_file.key_sealed",
  "decision.sealed",
  "appeal.sealed",
  "payee_account.sealed",
];
