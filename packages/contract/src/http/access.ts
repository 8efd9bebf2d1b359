/** Who somebody is in an office, at an employer or for himself; granted per unit. */
export const roles = [
  "person",
  "employer_clerk",
  "window_clerk",
  "officer",
  "reviewer",
  "approver",
  "talent_office",
  "policy_author",
  "policy_publisher",
  "finance_preparer",
  "finance_checker",
  "finance_releaser",
  "supervisor",
  "township_clerk",
  "service_specialist",
  "system_admin",
  "security_admin",
  "audit_admin",
  /** A machine of social insurance, education or tax that confirms facts. */
  "data_source",
] as const;
export type Role = (typeof roles)[number];

/** Everything that can be done to a thing. Counting and exporting are verbs of their own. */
export const verbs = [
  "read",
  "list",
  "count",
  "search",
  "create",
  "update",
  "delete",
  "export",
  "reveal",
  "approve",
] as const;
export type Verb = (typeof verbs)[number];

/** What permissions speak of: one row block each in a module's table. */
export const resources = [
  "unit",
  "account",
  "grant",
  "delegation",
  "message",
  "person",
  "employer",
  "fact",
  "roster",
  "import",
  "duplicate",
  "liaison",
  "opinion",
  "exchange",
  "audit",
  "job",
  /** What a place sets where a document leaves something open. */
  "setting",
  "claim",
  /** Decisions, meetings and appeals. */
  "decision",
  "evidence",
  "notice",
  "objection",
  "rating",
  "recognition",
  "service_request",
  /** Documents that are imported, corrected and published. */
  "draft",
  /** Funds, budgets, the ledger and its statements. */
  "fund",
  /** What decisions grant, with its instalments, stops and adjustments. */
  "award",
  /** Batches of payments, bank files and returns. */
  "payment",
  /** Trying changed figures on made-up people or on the registry. */
  "what_if",
  /** Who meets a benefit's conditions without having claimed it. */
  "found",
  /** Tasks, what units owe of them, reports, activities and sittings. */
  "task",
  /** Urging slips. */
  "slip",
  /** Yearly scores of units and appeals against them. */
  "score",
  /** How a place shows and chases its tasks. */
  "light",
] as const;
export type Resource = (typeof resources)[number];

/**
 * Who may use a route: anyone, whoever is signed in (about himself), or whom the permission table lets.
 * There is no fourth kind and no default: a route without one does not compile.
 */
export type Access =
  { readonly open: string } | { readonly signedIn: string } | { readonly may: readonly [Resource, Verb] };
