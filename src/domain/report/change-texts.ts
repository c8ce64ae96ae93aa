import { isObject, type JsonObject } from '../async-task/field-text'
import type { Change } from '../documents/compare/comparison'
import type { RuleId } from '../documents/compare/rules'
import type { Path } from '../documents/places'
import { enter, placeOf, valueAt, type Masking } from './masking'
import { oneLine, shortText } from './short-text'
import { subjectOf } from './subject'

/** What a sentence about a change names: short texts, masked where they have to be. Absent: there is nothing to name. */
export interface ChangeTexts {
  /** The parameter, property, status, policy… as the rule's words expect it. */
  name?: string
  /** The keyword of a schema that changed (`maxLength`). */
  keyword?: string
  before?: string
  after?: string
}

/** The roots of the two documents that were compared. */
export interface ComparedRoots {
  before: JsonObject
  after: JsonObject
}

/** The values of a change as they may be shown; undefined where there is none. */
export function changeValues(
  change: Change,
  roots: ComparedRoots,
  masking: Masking
): { before: unknown; after: unknown } {
  return {
    before: masked(change.rule, change.before, change.beforeAt, roots.before, masking),
    after: masked(change.rule, change.after, change.afterAt, roots.after, masking)
  }
}

/** What the words of a change's rule name. */
export function changeTexts(change: Change, roots: ComparedRoots, masking: Masking): ChangeTexts {
  const { before, after } = change
  // A thing that only one document has is named, not written out.
  const isWhole = [before, after].includes(undefined) && (isObject(before) || isObject(after))
  const values = isWhole ? { before: undefined, after: undefined } : changeValues(change, roots, masking)
  const [was, is] = [shortText(values.before), shortText(values.after)]
  return {
    ...namesOf(change, roots, masking),
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is })
  }
}

function namesOf(change: Change, roots: ComparedRoots, masking: Masking): ChangeTexts {
  const { rule, name } = change
  const shown = (text: string): string => oneLine(masking.text(text))
  if (!isOfSchema(rule)) {
    const own = rule === 'description-changed' ? described(name) : name
    return own === null ? {} : { name: shown(own) }
  }
  const at = change.afterAt ?? change.beforeAt
  const subject = at === null ? '' : subjectOf(at, change.afterAt === null ? roots.before : roots.after)
  if (/-required-name-/.test(rule))
    return { name: shown(subject === '' ? (name ?? '') : `${subject}.${name ?? ''}`) }
  return {
    ...(subject !== '' && { name: shown(subject) }),
    ...(name !== null && !/property/.test(rule) && { keyword: shown(name) })
  }
}

/** Of what a description is: the member itself adds nothing. */
function described(name: string | null): string | null {
  return name === 'description' ? 'backend' : (name?.replace(/ description$/, '') ?? null)
}

function isOfSchema(rule: RuleId): boolean {
  return (
    /^(request|response)-/.test(rule) &&
    !/^(request-type-to|response-set|(request|response)-media-type)-/.test(rule)
  )
}

function masked(rule: RuleId, value: unknown, at: Path | null, root: JsonObject, masking: Masking): unknown {
  if (value === undefined || at === null) return value
  const place = placeOf(root, at)
  const holder = valueAt(root, at)
  const member = toldMember(rule)
  // Some changes are told at the thing that changed and hold one member of it.
  const isMember = member !== null && isObject(holder) && at.at(-1) !== member
  return masking.value(value, isMember ? enter(holder, member, place) : place)
}

function toldMember(rule: RuleId): string | null {
  if (/default-(added|changed|removed)$/.test(rule)) return 'default'
  return /^backend-(constant|mapping)-(changed|dangling|mended)$/.test(rule) ? 'value' : null
}
