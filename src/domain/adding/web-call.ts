import { taskAddresses, type TaskAddress } from './task-address'

/** A statement of PowerShell or JavaScript in a text. Nothing of it but the address that it calls is kept. */
export interface WebCall {
  /** Index after the statement. */
  end: number
  /** 'setting': it calls nothing, but prepares what is sent along. */
  kind: 'call' | 'setting'
  address: TaskAddress | null
  /** A quote or a bracket is not closed: the rest of the text belongs to the statement. */
  isOpen: boolean
}

interface Language {
  quotes: string
  /** Escapes the next character in a text in double quotes, in JavaScript in any. */
  escape: string
  /** How many brackets deep the address stands. */
  depth: number
}

const powershell: Language = { quotes: `"'`, escape: '`', depth: 0 }
const javascript: Language = { quotes: `"'\``, escape: '\\', depth: 1 }

const prompt = String.raw`^[^\S\n]*(?:PS [^>\n]*>[^\S\n]*)?`
const call = new RegExp(
  String.raw`${prompt}(?:\$[\w:]+[^\S\n]*=[^\S\n]*)?(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)[^\S\n]`,
  'i'
)
const fetching =
  /^[^\S\n]*(?:(?:const|let|var)[^\S\n]+\w+[^\S\n]*=[^\S\n]*)?(?:await[^\S\n]+)?fetch[^\S\n]*\(/
/** `$headers = @{`, `$session.UserAgent =`, `$session.Cookies.Add(`: what a call sends along. */
const setting = new RegExp(
  String.raw`${prompt}\$[\w:]+(?:[^\S\n]*=[^\S\n]*(?:@\{|\(?New-Object\b)|(?:\.\w+)+(?:[^\S\n]*=|\())`,
  'i'
)

/** Whether a line begins such a statement. */
export function beginsWebCall(line: string): boolean {
  return call.test(line) || fetching.test(line) || setting.test(line)
}

/** The statement that begins at `start`, over as many lines as its quotes, brackets and line ends make it go on. */
export function readWebCall(text: string, start: number): WebCall {
  const line = text.slice(start, lineEnd(text, start))
  const isFetch = fetching.test(line)
  const kind = isFetch || call.test(line) ? 'call' : 'setting'
  const language = isFetch ? javascript : powershell
  const { words, end, isOpen } = statement(text, start, language)
  const addresses = words.flatMap((word) => {
    const [found] = taskAddresses(word.replace(/^-Uri:/i, ''))
    return found?.start === 0 ? [{ task_id: found.task_id, place: found.place }] : []
  })
  // What follows a call on its last line handles the answer; what follows a setting is the next statement.
  const after = kind === 'call' ? lineEnd(text, end) : end
  return { end: after, kind, address: kind === 'call' ? (addresses[0] ?? null) : null, isOpen }
}

/** The words of a statement that stand where its address does. */
function statement(
  text: string,
  start: number,
  { quotes, escape, depth: depthOfWords }: Language
): { words: string[]; end: number; isOpen: boolean } {
  const words: string[] = []
  let word = ''
  let depth = 0
  const endWord = (): void => {
    if (word !== '' && depth === depthOfWords) words.push(word)
    word = ''
  }
  for (let i = start; i < text.length; i++) {
    const c = text.charAt(i)
    if (quotes.includes(c)) {
      const end = quoteEnd(text, i + 1, c, c !== "'" || escape === '\\' ? escape : '')
      if (end === null) return { words, end: text.length, isOpen: true }
      word += text.slice(i + 1, end)
      i = end
    } else if (c === escape) {
      // At the end of a line it continues the statement.
      i = /^\r?\n/.test(text.slice(i + 1, i + 3)) ? text.indexOf('\n', i) : i + 1
    } else if ('([{'.includes(c)) {
      endWord()
      depth += 1
    } else if (')]}'.includes(c)) {
      endWord()
      depth -= 1
      if (depth < 0) return { words, end: i + 1, isOpen: false }
    } else if (depth === 0 && (c === '\n' || c === ';' || c === '|')) {
      endWord()
      return { words, end: c === '\n' ? i : i + 1, isOpen: false }
    } else if (/[\s,]/.test(c)) endWord()
    else word += c
  }
  endWord()
  return { words, end: text.length, isOpen: depth > 0 }
}

/** Index of the closing quote; null when there is none. */
function quoteEnd(text: string, start: number, quote: string, escape: string): number | null {
  for (let i = start; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === escape) i += 1
    else if (c === quote) return i
  }
  return null
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
