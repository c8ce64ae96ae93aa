import type { JsonObject } from '../../../async-task/field-text'
import { shownAs, textOf } from '../../../preflight/reading'
import type { Located } from '../at'
import { isEqual, isEqualSet } from '../equal'
import { memberAt, memberNames, memberOf } from '../member'
import type { Scope } from '../scope'
import { isWithin, readAddresses } from './address-ranges'

/** Which callers an access control lets through: a list that permits, or one that denies. */
export function compareAccessControl(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  scope: Scope
): void {
  for (const member of memberNames(before.value, after.value)) {
    const [was, is] = [memberOf(before.value, member), memberOf(after.value, member)]
    if (member === 'value' || isEqual(was, is)) continue
    const rule = member === 'description' ? 'description-changed' : 'access-control-changed'
    const places = { beforeAt: memberAt(before, member), afterAt: memberAt(after, member) }
    scope.tell(rule, { name: `${name} ${member}`, before: was, after: is, ...places })
  }
  const [was, is] = [entriesOf(before.value), entriesOf(after.value)]
  if (isEqualSet(was, is)) return
  const [left, right] = [readAddresses(was), readAddresses(is)]
  const [lostNone, gainedNone] = [isWithin(left, right), isWithin(right, left)]
  if (lostNone && gainedNone) return
  const isDenying = textOf(after.value['acl-type']).toUpperCase() === 'DENY'
  // Who is denied more, or permitted less, is locked out: that is the graver half of a list that does both.
  const isNarrower = isDenying ? !gainedNone : !lostNone
  const places = { beforeAt: memberAt(before, 'value'), afterAt: memberAt(after, 'value') }
  const rule = isNarrower ? 'access-control-narrowed' : 'access-control-widened'
  scope.tell(rule, { name, before: was, after: is, ...places })
}

function entriesOf({ value }: JsonObject): string[] {
  const entries = Array.isArray(value) ? value.map(shownAs) : textOf(value).split(/[,;\s]+/)
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
}
