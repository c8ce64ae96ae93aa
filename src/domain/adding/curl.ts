import { taskAddresses, type TaskAddress } from './task-address'

/** A curl command in a text. Nothing of it but the address is kept. */
export interface CurlCommand {
  /** Index after the command. */
  end: number
  address: TaskAddress | null
  /** A quote is not closed: where the command ends is not known, so the rest of the text belongs to it. */
  isOpen: boolean
}

const beginning =
  /^[^\S\n]*(?:[$>#%][^\S\n]*|PS [^>\n]*>[^\S\n]*|[A-Z]:\\[^>\n]*>[^\S\n]*)?(?:sudo )?curl(?:\.exe)?[^\S\n]/i
/** Options whose value is somebody's secret, or an address that is not the one asked for. */
const withValue = new Set(
  (
    '-H -b -u -U -d -F -e -x -A -o -X -T -E -K --header --cookie --user --proxy-user --data --data-raw --data-binary ' +
    '--data-ascii --data-urlencode --json --form --referer --proxy --user-agent --output --request --cert --key ' +
    '--config --oauth2-bearer --pass'
  ).split(' ')
)

/** Whether a line begins a curl command, behind a prompt or not. */
export function beginsCurl(line: string): boolean {
  return beginning.test(line)
}

/**
 * The curl command that begins at `start`, in the quoting of a POSIX shell, of PowerShell's line ends or, where carets
 * show it, of Windows' cmd, over as many lines as it goes on.
 */
export function readCurl(text: string, start: number): CurlCommand {
  const firstEnd = lineEnd(text, start)
  const first = text.slice(start, firstEnd)
  if (/\^\s*$|\^"/.test(first)) {
    const end = caretEnd(text, start)
    const { words, isOpen } = shellWords(text.slice(start, end).replace(/\^(?:\r?\n|([\s\S]))/g, '$1'), 0)
    return { end: isOpen ? text.length : end, address: addressOf(words), isOpen }
  }
  const { words, end, isOpen } = shellWords(text, start)
  return { end, address: addressOf(words), isOpen }
}

function addressOf(words: readonly string[]): TaskAddress | null {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (withValue.has(word)) i += 1
    else if (!word.startsWith('-') || word.startsWith('--url=')) {
      const [address] = taskAddresses(word.replace(/^--url=/, ''))
      if (address?.start === 0) return { task_id: address.task_id, place: address.place }
    }
  }
  return null
}

/** Where a command of cmd ends: a caret at the end of a line continues it, and quotes a line break in a text. */
function caretEnd(text: string, start: number): number {
  let end = lineEnd(text, start)
  while (end < text.length && /\^\r?$/.test(text.slice(Math.max(start, end - 2), end))) {
    end = lineEnd(text, end + 1)
    if (/\n\r?$/.test(text.slice(Math.max(start, end - 2), end)) && end < text.length)
      end = lineEnd(text, end + 1)
  }
  return end
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The words of a shell's command line up to the end of the command. */
function shellWords(text: string, start: number): { words: string[]; end: number; isOpen: boolean } {
  const words: string[] = []
  let word: string | null = null
  let i = start
  while (i < text.length) {
    const c = text.charAt(i)
    if (c === "'" || c === '"') {
      const isEscaped = c === '"' || word?.endsWith('$') === true
      const quoted = readQuoted(text, i + 1, c, isEscaped)
      if (quoted === null) return { words, end: text.length, isOpen: true }
      word = (word ?? '') + quoted.value
      i = quoted.end
    } else if ((c === '\\' || c === '`') && /^.\r?\n/.test(text.slice(i, i + 3))) {
      i = text.indexOf('\n', i) + 1
    } else if (c === '\\') {
      word = (word ?? '') + text.charAt(i + 1)
      i += 2
    } else if (/\s/.test(c)) {
      if (word !== null) words.push(word)
      word = null
      if (c === '\n') return { words, end: i, isOpen: false }
      i += 1
    } else if (c === ';' || c === '|' || (c === '&' && /^(?:&|\s|$)/.test(text.slice(i + 1, i + 2)))) {
      break
    } else {
      word = (word ?? '') + c
      i += 1
    }
  }
  if (word !== null) words.push(word)
  // What follows the command on its last line, a pipe to jq for instance, names nothing.
  return { words, end: lineEnd(text, i), isOpen: false }
}

function readQuoted(
  text: string,
  start: number,
  quote: string,
  isEscaped: boolean
): { value: string; end: number } | null {
  const parts: string[] = []
  let from = start
  for (let i = start; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === '\\' && isEscaped) {
      parts.push(text.slice(from, i))
      from = i + 1
      i += 1
    } else if (c === quote) {
      parts.push(text.slice(from, i))
      return { value: parts.join(''), end: i + 1 }
    }
  }
  return null
}
