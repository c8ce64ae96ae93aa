import { sql, type Placeholder, type SQL } from 'drizzle-orm'

/** Values of a prepared insert: each column is filled from the argument of its own name. */
export function placeholders<C extends object>(columns: C): { [K in keyof C]: Placeholder } {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)])) as {
    [K in keyof C]: Placeholder
  }
}

/** Assignments of a prepared update, in the same way. */
export function assignments<K extends string>(names: readonly K[]): Record<K, SQL> {
  return Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<K, SQL>
}
