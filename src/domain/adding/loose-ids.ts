import { taskIdForm } from '../async-task/task-id'
import { taskAddresses } from './task-address'
import type { PastedKind, Place } from './pasted'

/** What one ordinary line of text names. */
export interface LooseId {
  kind: PastedKind
  task_id: string
  place: Place | null
}

/** A column of task ids, as the heading of a table tells it. */
interface Column {
  index: number
  cells: number
  separator: string
}

const named = /(?<![a-z0-9])task[_ -]?id\\*["']?\s*[:=]\s*\\*["']?([^\s"'\\,;&{}<>[\]()]{1,128})/gi
const hexWord = /(?<![\w-])[0-9a-f]{32}(?![\w-]|\/|\.[a-z0-9-]+\.[a-z])/gi
/** Paths in front of 32 digits that say that they are something else. */
const otherPath = /(?:v\d(?:\.\d)?|instances|groups|apis|projects|envs)\/$/i
/** The same for names. */
const otherName =
  /(?:project|instance|group|request|trace|tenant|domain|user|env|app|api|key|token|sign|auth|secret|session|cookie|span|file|sha|md5|(?<![a-z])[as]k(?![a-z]))[\w -]{0,24}\\*["']?\s*[:=]\s*\\*["']?$/i
const header =
  /^[<>\s]*["']?(?:authorization|cookie|host|date|server|accept|via|from|etag|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)["']?\s*[:=]/i
/** Options of curl that carry something, on a line that no command was seen to begin. */
const option =
  /^\s*(?:-[HbudFe]|--(?:header|cookie|user|data(?:-[a-z]+)?|form|json|referer|oauth2-bearer))(?=[\s="'^$])/
/** A line of something long in Base64. */
const wrapped = /^\s*[A-Za-z0-9+/]{60,}={0,2}\s*$/
const wrappedEnd = /^\s*[A-Za-z0-9+/]+={0,2}\s*$/
const separators = /[\s,;|，；、"'`()[\]{}<>]+/
const idLike = /^(?=.*\d)[\w.-]{6,128}$/
const numbersOnly = /^[\d.:_-]{0,15}$/

/** Whether a line is one of HTTP's headers, or an option that sends one, which are read for nothing. */
export function isHeaderLine(line: string): boolean {
  return option.test(line) || (header.test(line) && !/^[<>\s]*["']?task[_-]?id/i.test(line))
}

/**
 * Reads lines that are neither JSON nor a command, one after the other: it remembers the heading of a table, and that
 * something long goes on over lines, as tokens do.
 */
export class LooseLines {
  #column: Column | null = null
  #isWrapped = false

  /** The ids of a line; null: there is something, but no id in it. An empty list needs no remark. */
  read(line: string): LooseId[] | null {
    const inColumn = this.#inColumn(line)
    if (inColumn !== null) return inColumn
    if (isHeaderLine(line)) return []
    this.#isWrapped = wrapped.test(line) || (this.#isWrapped && wrappedEnd.test(line))
    if (this.#isWrapped && taskIdForm(line.trim()) !== 'usual') return null
    const addresses = taskAddresses(line)
    if (addresses.length > 0) return addresses.map(({ task_id, place }) => ({ kind: 'url', task_id, place }))
    const ids = namedIds(line) ?? hexIds(line) ?? wholeLine(line)
    if (ids !== null) return ids.map((task_id) => ({ kind: 'task_id', task_id, place: null }))
    return needsNoRemark(line) ? [] : null
  }

  #inColumn(line: string): LooseId[] | null {
    const heading = headingOf(line)
    if (heading !== null) {
      this.#column = heading
      return []
    }
    if (this.#column === null) return null
    const { index, cells, separator } = this.#column
    const found = cellsOf(line, separator)
    const task_id = found[index] ?? ''
    if (found.length === cells && /^[^\s/]{1,128}$/.test(task_id))
      return taskAddresses(line).length > 0 ? null : [{ kind: 'task_id', task_id, place: null }]
    this.#column = null
    return null
  }
}

function headingOf(line: string): Column | null {
  if (line.length > 2000 || !/task[_ -]?id|任务\s?id/i.test(line)) return null
  for (const separator of [',', ';', '\t', '|']) {
    const cells = cellsOf(line, separator)
    const index = cells.findIndex((cell) => /^(?:task[_ -]?id|任务\s?id)$/i.test(cell))
    if (cells.length > 1 && index >= 0) return { index, cells: cells.length, separator }
  }
  return null
}

/** Cells as spreadsheets write them: in quotes where they hold the separator. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line.length > 20_000 ? '' : line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

function namedIds(line: string): string[] | null {
  const ids = [...line.matchAll(named)]
    .flatMap((match) => match[1] ?? [])
    .filter((id) => !/^(?:null|none|undefined|string)$/i.test(id))
  return ids.length > 0 ? ids : null
}

function hexIds(line: string): string[] | null {
  const ids = [...line.matchAll(hexWord)]
    .filter(({ index }) => {
      const before = line.slice(Math.max(0, index - 60), index)
      return !otherName.test(before) && !otherPath.test(before)
    })
    .map(([id]) => id)
  return ids.length > 0 ? ids : null
}

/** A line of nothing but words that could be ids. */
function wholeLine(line: string): string[] | null {
  if (line.length > 20_000) return null
  const words = line.split(separators).filter((word) => word !== '')
  const areIds = words.length > 0 && words.every((word) => idLike.test(word) && !numbersOnly.test(word))
  return areIds ? words : null
}

/** Blank lines, lone brackets, comments, remarks of curl, the heading of a list. */
function needsNoRemark(line: string): boolean {
  return (
    /^[\s[\]{}(),;.<>"'`*_=+|-]*$/.test(line) || /^\s*(?:#|\/\/|\* |--|["']?task[_ -]?ids?\W*$)/i.test(line)
  )
}
