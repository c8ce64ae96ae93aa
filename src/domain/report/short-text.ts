import { isObject } from '../async-task/field-text'

const mostCharacters = 120
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/**
 * A text on one line, at most `most` characters. Characters that nobody sees, those that turn the direction of writing
 * around among them, are written as their code; text that runs from right to left is kept apart from what surrounds it.
 */
export function oneLine(text: string, most = mostCharacters): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unseen, (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`)
  const characters = Array.from(line)
  const isShort = characters.length <= most && text.length <= most * 4
  const short = isShort ? line : `${characters.slice(0, most - 1).join('')}…`
  return rightToLeft.test(short) ? `\u2068${short}\u2069` : short
}

/** Any value of a document as a short text; undefined when there is none. */
export function shortText(value: unknown): string | undefined {
  return value === undefined ? undefined : oneLine(written(value, mostCharacters * 2))
}

/** As much of a value as fits into `room` characters, in the order it is read. */
function written(value: unknown, room: number): string {
  if (typeof value === 'string') return value.slice(0, room * 2)
  if (Array.isArray(value)) return joined(value, (item: unknown, left) => written(item, left), room)
  if (!isObject(value)) return String(value)
  const name = nameOf(value)
  if (name !== null) return name
  return joined(Object.entries(value), ([key, member], left) => `${key}: ${inner(member, left)}`, room)
}

function inner(value: unknown, room: number): string {
  if (Array.isArray(value)) return `[${written(value, room)}]`
  return isObject(value) && nameOf(value) === null ? `{${written(value, room)}}` : written(value, room)
}

function joined<T>(items: readonly T[], write: (item: T, room: number) => string, room: number): string {
  let text = ''
  for (const item of items) {
    if (text.length > room) break
    text += (text === '' ? '' : ', ') + write(item, room - text.length)
  }
  return text
}

/** What a schema is called, when it is called anything. */
function nameOf(value: Record<string, unknown>): string | null {
  if (typeof value['$ref'] === 'string') return value['$ref'].split('/').at(-1) ?? null
  return typeof value['title'] === 'string' && value['title'] !== '' ? value['title'] : null
}
