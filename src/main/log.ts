import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where the main process writes what only a developer needs. Never a secret, never a body. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, cause?: unknown): void
}

const maxBytes = 1_000_000

/**
 * Logs to stderr and to `main.log` in `folder`; one older file is kept (`main.old.log`), each at most about 1 MB.
 * A log that cannot be written is no reason to fail: the line is on stderr all the same.
 */
export function createLog(folder: string, now: () => number = Date.now): Log {
  const file = join(folder, 'main.log')
  const write = (level: string, message: string, detail: string): void => {
    const line = `${new Date(now()).toISOString()} ${level} ${message}${detail === '' ? '' : ` ${detail}`}`
    console.error(line)
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) {
        renameSync(file, join(folder, 'main.old.log'))
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
    } catch {
      // Already on stderr.
    }
  }
  const facts = (record?: Record<string, unknown>): string =>
    record === undefined ? '' : JSON.stringify(record)
  return {
    info: (message, record) => write('info', message, facts(record)),
    warn: (message, record) => write('warn', message, facts(record)),
    error: (message, cause) => write('error', message, describe(cause))
  }
}

function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message
  if (cause === undefined) return ''
  return typeof cause === 'string' ? cause : JSON.stringify(cause)
}
