import { isObject } from '../../async-task/field-text'

/** How a document is laid out before its lines are compared. */
export type Layout = 'kept_order' | 'sorted_keys'

/** Deeper than this nothing is indented further: text would grow with the square of the depth. */
const mostIndent = 500

/**
 * A document's value as text, one member or item a line, indented by two. A document that came as one line, or as YAML, is
 * comparable only like this. Any depth can be laid out; whatever JSON cannot say (`undefined`, NaN) is `null`.
 */
export function canonicalText(value: unknown, layout: Layout): string {
  if (layout === 'kept_order' && !isDeeperThan(value, mostIndent))
    return JSON.stringify(value, null, 2) ?? 'null'
  return written(value, layout === 'sorted_keys')
}

/** Level by level, without calls inside calls. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    const next: unknown[] = []
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue
      for (const child of Array.isArray(node) ? (node as unknown[]) : Object.values(node)) {
        if (typeof child === 'object' && child !== null) next.push(child)
      }
    }
    level = next
  }
  return false
}

/** An object or list that is being written. */
interface Open {
  /** What is left of it, in order: names of members; null: it is a list. */
  names: string[] | null
  value: Record<string, unknown> | unknown[]
  next: number
  count: number
}

/** As `JSON.stringify` lays it out, with a stack of its own instead of calls inside calls. */
function written(root: unknown, isSorted: boolean): string {
  const lines: string[] = []
  const stack: Open[] = []
  let line = ''
  const indent = (depth: number): string => '  '.repeat(Math.min(depth, mostIndent))
  const begin = (value: unknown): void => {
    const opened = open(value, isSorted)
    if (opened === null) line += scalar(value)
    else if (opened.count === 0) line += opened.names === null ? '[]' : '{}'
    else {
      lines.push(`${line}${opened.names === null ? '[' : '{'}`)
      line = ''
      stack.push(opened)
    }
  }
  begin(root)
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (line !== '') lines.push(top.next < top.count ? `${line},` : line)
    if (top.next === top.count) {
      stack.pop()
      line = `${indent(stack.length)}${top.names === null ? ']' : '}'}`
      continue
    }
    const { names, value, next } = top
    top.next += 1
    const name = names?.[next]
    line = indent(stack.length)
    if (name === undefined) begin((value as unknown[])[next])
    else {
      line += `${JSON.stringify(name)}: `
      begin((value as Record<string, unknown>)[name])
    }
  }
  lines.push(line)
  return lines.join('\n')
}

function open(value: unknown, isSorted: boolean): Open | null {
  if (Array.isArray(value)) return { names: null, value, next: 0, count: value.length }
  if (!isObject(value)) return null
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  if (isSorted) names.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
  return { names, value, next: 0, count: names.length }
}

function scalar(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
