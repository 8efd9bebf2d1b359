/** The only file that reads the environment. Empty values count as not given. */
export type Env = Readonly<Record<string, string | undefined>>;

export function readEnv(): Env {
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined && value.trim() !== "");
  return Object.fromEntries(given);
}

/** The locale that the console speaks, as POSIX orders the variables. */
export function localeOf(env: Env): string | undefined {
  return env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG;
}
