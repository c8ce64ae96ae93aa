import { taskAddresses, withHost, type TaskAddress } from './task-address'

/** The head of an HTTP message as tools print it. Of its headers only `Host` is looked at. */
export interface HttpHead {
  kind: 'request' | 'response'
  /** Index of the first character behind the head's blank line. */
  end: number
  /** What a request asks for; null for other calls and for responses. */
  address: TaskAddress | null
}

const responseLine = /^[^\S\n]*(?:<[^\S\n])?HTTP\/\d(?:\.\d)?[^\S\n]+\d{3}\b/
const requestLine =
  /^[^\S\n]*(?:>[^\S\n])?(?:GET|POST|PUT|PATCH|DELETE|HEAD)[^\S\n]+(\S{1,4000})[^\S\n]+HTTP\/\d(?:\.\d)?\s*$/

/** Whether a line begins an HTTP message. */
export function beginsMessage(line: string): boolean {
  return responseLine.test(line) || requestLine.test(line)
}

/**
 * The head that begins at `start`. It ends at a blank line (of a trace: at a line with nothing but its arrow), or where
 * a body begins without one; a head that never ends takes the rest, so that no header is taken for anything else.
 */
export function readHead(text: string, start: number): HttpHead {
  let end = lineEnd(text, start)
  const request = requestLine.exec(text.slice(start, end))
  const [asked] = request === null ? [] : taskAddresses(request[1] ?? '')
  let host: string | null = null
  while (end < text.length) {
    const next = lineEnd(text, end + 1)
    const line = text.slice(end + 1, next)
    if (/^[^\S\n]*[{[]/.test(line) || /^<(?:!|html)/i.test(line)) {
      end += 1
      break
    }
    end = next
    if (/^\s*[<>]?\s*$/.test(line)) break
    host ??= /^[^\S\n]*(?:>[^\S\n])?host:\s*([\w.:[\]-]{1,255})\s*$/i.exec(line)?.[1] ?? null
  }
  const place = withHost(asked?.place ?? null, host)
  return {
    kind: request === null ? 'response' : 'request',
    end: Math.min(end, text.length),
    address: asked === undefined ? null : { task_id: asked.task_id, place }
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
