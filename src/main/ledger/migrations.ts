import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One migration that drizzle-kit generated. */
export interface Migration {
  tag: string
  statements: string[]
}

/** The migrations of a folder in their order. Throws when the folder is not what drizzle-kit makes. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { idx: number; tag: string }[]
  }
  return journal.entries
    .sort((left, right) => left.idx - right.idx)
    .map(({ tag }) => ({
      tag,
      statements: readFileSync(join(folder, `${tag}.sql`), 'utf8').split('--> statement-breakpoint')
    }))
}
