import { taskIdForm } from '../async-task/task-id'
import { beginsCurl, readCurl } from './curl'
import { beginsMessage, readHead } from './http-head'
import { meaningOf, objectEnd, parseObject, tasksInside, type JsonMeaning } from './json-value'
import { LooseLines } from './loose-ids'
import type { PastedGap, PastedItem, PastedProblem, PastedReading, Place } from './pasted'
import type { TaskAddress } from './task-address'
import { beginsWebCall, readWebCall } from './web-call'

/** Longest text that is read, in UTF-16 units; what is beyond is not looked at. */
export const maxPastedLength = 5_000_000
/** The most tasks one text can name; the rest is counted. */
export const maxPastedItems = 10_000
const maxPastedProblems = 500

/**
 * Which tasks a text names, whatever it is: ids in any arrangement, answers, addresses, curl commands, printed HTTP
 * messages. Never throws, linear in the length of the text. Headers, data and credentials of commands and messages are
 * skipped: no part of them is in what is returned.
 */
export function readPasted(text: string): PastedReading {
  // Never half a line: the beginning of an id looks like an id.
  const end = text.length > maxPastedLength ? text.lastIndexOf('\n', maxPastedLength) + 1 : text.length
  return new PastedText(text.slice(0, end)).read()
}

class PastedText {
  readonly #text: string
  readonly #loose = new LooseLines()
  readonly #items: PastedItem[] = []
  readonly #problems: PastedGap[] = []
  readonly #seen = new Set<string>()
  #moreItems = 0
  #moreProblems = 0
  #at = 0
  #line = 1
  /** Where the line ends in which `#at` is, as far as it is known: one line may hold many objects. */
  #end = -1
  /** The characters that may still be searched for the end of an object: broken JSON must not cost the square. */
  #search: number
  /** What the request printed just before asks for: the answer under it belongs to that. */
  #asked: TaskAddress | null = null

  constructor(text: string) {
    this.#text = text
    this.#search = text.length * 4 + 10_000
  }

  read(): PastedReading {
    while (this.#at < this.#text.length) this.#next()
    return {
      items: this.#items,
      problems: this.#problems,
      moreItems: this.#moreItems,
      moreProblems: this.#moreProblems
    }
  }

  #next(): void {
    const line = this.#rest()
    const end = this.#end
    const brace = /^[\s[,]{0,200}\{/.exec(line)
    if (brace !== null && this.#object(this.#at + brace[0].length - 1)) return
    if (beginsCurl(line)) return this.#curl()
    if (beginsWebCall(line)) return this.#webCall()
    if (beginsMessage(line)) return this.#message()
    this.#ordinary(line)
    this.#move(end + 1)
  }

  #ordinary(line: string): void {
    if (line.trim() === '') return
    this.#asked = null
    const ids = this.#loose.read(line)
    if (ids === null) this.#problem('no_task_id')
    for (const { kind, task_id, place } of ids ?? [])
      this.#item({ kind, task_id, place, task_status: null, task_type: null }, null)
  }

  #curl(): void {
    const { end, address, isOpen } = readCurl(this.#text, this.#at)
    if (address !== null) this.#item({ kind: 'curl', ...address, task_status: null, task_type: null }, null)
    if (isOpen) this.#problem('open_quote')
    else if (address === null) this.#problem('no_task_in_command')
    this.#asked = address
    this.#move(end)
  }

  #webCall(): void {
    const { end, kind, address, isOpen } = readWebCall(this.#text, this.#at)
    if (address !== null) this.#item({ kind: 'url', ...address, task_status: null, task_type: null }, null)
    if (isOpen) this.#problem('open_quote')
    else if (kind === 'call' && address === null) this.#problem('no_task_in_command')
    this.#asked = address
    this.#move(end)
  }

  #message(): void {
    const head = readHead(this.#text, this.#at)
    const from = this.#line
    this.#move(head.end)
    if (head.kind === 'request') {
      this.#asked = head.address
      if (head.address !== null) this.#skipBlank()
      // Its answer follows, or else the request itself is what was pasted.
      if (head.address !== null && !beginsMessage(this.#rest()))
        this.#item({ kind: 'url', ...head.address, task_status: null, task_type: null }, null, from)
      return
    }
    this.#skipBlank()
    if (this.#text.charAt(this.#at) === '{' && this.#object(this.#at)) return
    this.#skipForeignBody()
    if (this.#asked !== null)
      this.#item({ kind: 'url', ...this.#asked, task_status: null, task_type: null }, null, from)
    else this.#problem('no_task_id', from)
    this.#asked = null
  }

  /** A whole object, or false: then nothing was read. */
  #object(start: number): boolean {
    const end = objectEnd(this.#text, start, this.#search)
    this.#search -= (end ?? this.#text.length) - start
    const object = end === null ? null : parseObject(this.#text.slice(start, end))
    if (end === null || object === null) return false
    this.#move(start)
    const asked = this.#asked
    const meaning = meaningOf(object)
    if (meaning === 'error_without_task' && asked !== null)
      this.#item({ kind: 'error_answer', ...asked, task_status: null, task_type: null }, { start, end })
    else if (typeof meaning === 'string') this.#problem(meaning)
    else if (meaning !== null && meaning.kind !== 'task_id') {
      const place: Place | null = asked?.task_id === meaning.task_id ? asked.place : null
      this.#item({ ...meaning, place }, { start, end })
    } else {
      const inside = tasksInside(object)
      for (const each of inside) this.#item(each, null)
      if (inside.length === 0) this.#problem('no_task_id')
    }
    this.#asked = null
    this.#move(end)
    return true
  }

  #item(meaning: JsonMeaning, body: PastedItem['body'], line = this.#line): void {
    const { task_id, place } = meaning
    const form = taskIdForm(task_id)
    if (!/^[!-~]{1,128}$/.test(task_id) || form === 'unsendable') return this.#problem('unsendable_id', line)
    const key = `${place?.host ?? ''} ${place?.project_id ?? ''} ${place?.instance_id ?? ''} ${task_id}`
    const isRepeated = this.#seen.has(key)
    this.#seen.add(key)
    if (this.#items.length >= maxPastedItems) {
      this.#moreItems += 1
      return
    }
    const isUnusual = form !== 'usual'
    this.#items.push({ line, ...meaning, body, isUnusual, isRepeated })
  }

  #problem(problem: PastedProblem, line = this.#line): void {
    if (this.#problems.length < maxPastedProblems) this.#problems.push({ line, problem })
    else this.#moreProblems += 1
  }

  #move(to: number): void {
    const target = Math.min(to, this.#text.length)
    for (let i = this.#at; i < target; i++) if (this.#text.charCodeAt(i) === 0x0a) this.#line += 1
    this.#at = target
  }

  /** What is left of the line. */
  #rest(): string {
    if (this.#end < this.#at) {
      const end = this.#text.indexOf('\n', this.#at)
      this.#end = end < 0 ? this.#text.length : end
    }
    return this.#text.slice(this.#at, this.#end)
  }

  #skipBlank(): void {
    const blank = /\s*/y
    blank.lastIndex = this.#at
    this.#move(this.#at + (blank.exec(this.#text)?.[0].length ?? 0))
  }

  /** HTML, plain words, half an answer: whatever stands there up to the next message or command. */
  #skipForeignBody(): void {
    while (this.#at < this.#text.length) {
      const line = this.#rest()
      if (beginsMessage(line) || beginsCurl(line)) return
      this.#move(this.#end + 1)
    }
  }
}
