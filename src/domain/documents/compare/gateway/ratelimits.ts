import { isObject, type JsonObject } from '../../../async-task/field-text'
import { listOf, textOf } from '../../../preflight/reading'
import type { Located } from '../at'
import { isEqual } from '../equal'
import { memberAt, memberNames, memberOf, numberOf } from '../member'
import type { RuleId } from '../rules'
import type { Scope } from '../scope'

const limits = ['api-limit', 'user-limit', 'app-limit', 'ip-limit']
const timing = new Set(['interval', 'unit'])
const secondsOf: Record<string, number> = { SECOND: 1, MINUTE: 60, HOUR: 3600, DAY: 86_400 }

/** How often callers may call. The same rate in another unit is the same limit. */
export function compareRatelimit(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  scope: Scope
): void {
  for (const member of memberNames(before.value, after.value)) {
    const [was, is] = [memberOf(before.value, member), memberOf(after.value, member)]
    if (timing.has(member) || member === 'special') continue
    const rule = limits.includes(member)
      ? limitRule(rateOf(was, before.value), rateOf(is, after.value))
      : isEqual(was, is)
        ? null
        : member === 'description'
          ? 'description-changed'
          : 'ratelimit-changed'
    if (rule !== null) {
      const places = { beforeAt: memberAt(before, member), afterAt: memberAt(after, member) }
      scope.tell(rule, { name: `${name} ${member}`, before: was, after: is, ...places })
    }
  }
  compareSpecial(name, before, after, scope)
}

/** Calls a second; null: no limit. A limit of 0 has no documented meaning and stays 0. */
function rateOf(limit: unknown, { interval, unit }: JsonObject): number | null {
  if (limit === undefined || limit === null) return null
  const seconds = (secondsOf[textOf(unit).toUpperCase()] ?? 1) * (numberOf(interval ?? 1) || 1)
  return numberOf(limit) / seconds
}

function limitRule(was: number | null, is: number | null): RuleId | null {
  if (was === is) return null
  if (was === 0 || is === 0 || Number.isNaN(was) || Number.isNaN(is)) return 'ratelimit-changed'
  return (is ?? Infinity) < (was ?? Infinity) ? 'ratelimit-lowered' : 'ratelimit-raised'
}

/** Exceptions for one app or user. */
function compareSpecial(
  name: string,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  scope: Scope
): void {
  const [was, is] = [exceptionsOf(before), exceptionsOf(after)]
  const places = { beforeAt: memberAt(before, 'special'), afterAt: memberAt(after, 'special') }
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [left, right] = [was.get(key), is.get(key)]
    const rule =
      left === undefined || right === undefined
        ? 'ratelimit-changed'
        : limitRule(rateOf(left['limit'], before.value), rateOf(right['limit'], after.value))
    if (rule !== null) scope.tell(rule, { name: `${name} ${key}`, before: left, after: right, ...places })
  }
}

function exceptionsOf({ value }: Located<JsonObject>): Map<string, JsonObject> {
  const exceptions = listOf(value['special']).filter((each) => isObject(each))
  return new Map(exceptions.map((each) => [`${textOf(each['type'])} ${textOf(each['instance'])}`, each]))
}
