import { randomBytes } from 'node:crypto'

/** An id as the service makes them: 32 lower-case hexadecimal digits. */
export function newId(): string {
  return randomBytes(16).toString('hex')
}

/** Whether a text has the form of a group, API, task or project id. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text)
}
