export interface PastedLine {
  /** 1 for the first line of what was pasted. */
  number: number
  text: string
}

export interface PastedIds {
  /** In the order of first appearance, each once. */
  ids: string[]
  /** Ids that do not look like the service's usual ones; they are asked for all the same. */
  unusual: string[]
  repeated: number
  /** Lines in which no id was found. */
  unclear: PastedLine[]
}

const usual = /^[0-9a-f]{32}$/
const possible = /^[\w.-]{1,128}$/
const inAnswer = /"task_id"\s*:\s*"([^"\s]{1,128})"/g
const inAddress = /\/async-tasks\/([^/?#\s"']{1,128})/g

/**
 * Takes task ids out of pasted text: one per line or separated by commas, whole answers (`"task_id": "…"`) and
 * addresses (`…/async-tasks/…`). Other lines of a pasted answer are passed over silently.
 */
export function readTaskIds(text: string): PastedIds {
  const found: string[] = []
  const unclear: PastedLine[] = []
  const isAnswer = text.trimStart().startsWith('{') && text.includes('"task_id"')
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const ids = idsOfLine(line, isAnswer)
    found.push(...ids)
    if (ids.length === 0 && line.trim() !== '' && !isAnswer)
      unclear.push({ number: index + 1, text: line.trim() })
  }
  const ids = [...new Set(found)]
  return { ids, unusual: ids.filter((id) => !usual.test(id)), repeated: found.length - ids.length, unclear }
}

function idsOfLine(line: string, isAnswer: boolean): string[] {
  const named = [...line.matchAll(inAnswer), ...line.matchAll(inAddress)].flatMap((match) => match[1] ?? [])
  if (named.length > 0 || isAnswer) return named
  const words = line.split(/[\s,;\uff0c\uff1b\u3001]+/).filter((word) => word !== '')
  return words.every((word) => possible.test(word)) ? words : []
}
