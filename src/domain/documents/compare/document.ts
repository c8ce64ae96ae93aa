import { isObject, type JsonObject } from '../../async-task/field-text'
import { atOf, type Located } from './at'
import { readMentions, type Mentions } from './mentions'

/** What a document says it is. Anything after 3.1 is read as 3.1. */
export type DocumentFormat = '2.0' | '3.0' | '3.1'

/** A swagger / OpenAPI document as the comparison reads it. */
export interface Document {
  format: DocumentFormat
  root: JsonObject
  mentions: Mentions
}

/** More references in a row lead nowhere. */
const mostHops = 50

/** The document a parsed value is; null when it is refused, for the reason that `refusalOf` gives. */
export function readDocument(value: unknown): Document | null {
  const format = formatOf(value)
  if (format === null || !isObject(value)) return null
  const mentions = readMentions(value)
  return mentions === null ? null : { format, root: value, mentions }
}

/** Why a parsed value is no document that can be compared; null when it is one. */
export function refusalOf(value: unknown): 'not_a_document' | 'too_deep' | null {
  if (formatOf(value) === null || !isObject(value)) return 'not_a_document'
  return readMentions(value) === null ? 'too_deep' : null
}

function formatOf(value: unknown): DocumentFormat | null {
  if (!isObject(value)) return null
  if (versionText(value['swagger']).startsWith('2')) return '2.0'
  const openapi = versionText(value['openapi'])
  if (/^3\.0(\.|$)/.test(openapi)) return '3.0'
  return /^3(\.|$)/.test(openapi) ? '3.1' : null
}

/** YAML reads a version without quotes as a number. */
function versionText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Follows the references of one document; never copies, and never reads another one. */
export class References {
  readonly #root: JsonObject
  readonly #targets = new Map<string, Located | null>()

  constructor(root: JsonObject) {
    this.#root = root
  }

  /** What `ref` (`#/…`) names; null when nothing is there, or it is in another document. */
  target(ref: string): Located | null {
    const known = this.#targets.get(ref)
    if (known !== undefined) return known
    const found = this.#find(ref)
    this.#targets.set(ref, found)
    return found
  }

  /** The value itself, or what its chain of references ends at: nothing, when it leads nowhere or in a circle. */
  resolve(node: Located): Located {
    let resolved = node
    for (let hops = 0; hops < mostHops; hops += 1) {
      const ref = refOf(resolved.value)
      if (ref === null) return resolved
      const target = this.target(ref)
      if (target === null) break
      resolved = target
    }
    return { value: undefined, at: node.at }
  }

  #find(ref: string): Located | null {
    const path = pathOfRef(ref)
    if (path === null) return null
    let value: unknown = this.#root
    for (const step of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
      value = (value as JsonObject)[step]
    }
    return { value, at: atOf(path) }
  }
}

/** The reference a value is; null when it is none. */
export function refOf(value: unknown): string | null {
  return isObject(value) && typeof value['$ref'] === 'string' ? value['$ref'] : null
}

/** Where a reference points to in its own document; null when it is to another one. */
export function pathOfRef(ref: string): string[] | null {
  return ref === '#' || ref.startsWith('#/') ? ref.split('/').slice(1).map(unescaped) : null
}

/** A step of a JSON pointer in a URI fragment (RFC 6901 §6). */
function unescaped(step: string): string {
  // Most steps are written as they are.
  if (!step.includes('%') && !step.includes('~')) return step
  let text = step
  try {
    text = decodeURIComponent(step)
  } catch {
    // A stray percent sign stands for itself.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~')
}
