import type pg from "pg";

/** Tables that only grow: nobody who serves requests may change or remove a row. */
const appendOnly = new Set(["audit_entry", "audit_link", "audit_checkpoint", "access_record"]);
const schemas = ["public", "jucai_jobs"];
const name = "jucai_app";

/**
 * The role that requests run as, so that row-level security binds them; undefined when the
 * login itself is bound by it (an ordinary owner, tables being FORCEd).
 *
 * A superuser or a role with BYPASSRLS would walk past every policy, so it steps down to a role
 * that owns nothing. Run it after the migrations, at each start: new tables are granted then.
 */
export async function appRole(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ bypasses: boolean }>(
    "select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user",
  );
  if (rows[0]?.bypasses !== true) return undefined;
  // Roles belong to the whole server: two databases that start at once both try.
  await pool.query(
    `do $$ begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await grantTables(pool);
  return name;
}

async function grantTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ schema: string; table: string }>(
    `select schemaname as schema, tablename as table from pg_tables where schemaname = any($1) and tablename <> 'schema_migration'
     union all select schemaname, viewname from pg_views where schemaname = any($1)`,
    [schemas],
  );
  const grants = rows.map(({ schema, table }) => {
    const rights = appendOnly.has(table) ? "select, insert" : "select, insert, update, delete";
    return `grant ${rights} on "${schema}"."${table}" to ${name};`;
  });
  const rest = [...new Set(["public", ...rows.map(({ schema }) => schema)])].map(
    (schema) =>
      `grant usage on schema ${schema} to ${name}; grant usage, select on all sequences in schema ${schema} to ${name}; grant execute on all functions in schema ${schema} to ${name};`,
  );
  // Two processes that start at once would update the same catalogue rows.
  await pool.query(`select pg_advisory_xact_lock(1246580553); ${[...grants, ...rest].join("\n")}`);
}

/** Pool options under which every connection steps down to `role` before its first query. */
export function asRole(role: string | undefined): { options?: string } {
  return role === undefined ? {} : { options: `-c role=${role}` };
}
