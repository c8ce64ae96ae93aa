import { jsonPointer } from '../places'
import { pathOf, type At } from './at'
import type { Change, Noise } from './comparison'
import { severityBy, type Policy } from './policy'
import type { RuleId } from './rules'

export interface Told {
  name?: string | null
  before?: unknown
  after?: unknown
  /** Where there is something; absent: nothing is there. */
  beforeAt?: At
  afterAt?: At
  noise?: Noise
  /** This direction does not carry what changed: nobody breaks. */
  isHarmless?: boolean
}

/** Makes changes, each once: what is shared is told by everyone who meets it. At which operations they count is not known yet. */
export class Drafts {
  readonly #policy: Policy
  readonly #changes: Change[] = []
  readonly #byId = new Map<string, number>()

  constructor(policy: Policy) {
    this.#policy = policy
  }

  /** The number of the change, which is its place in `all`. */
  tell(rule: RuleId, told: Told): number {
    const beforeAt = told.beforeAt === undefined ? null : pathOf(told.beforeAt)
    const afterAt = told.afterAt === undefined ? null : pathOf(told.afterAt)
    const before = beforeAt === null ? '' : jsonPointer(beforeAt)
    const after = afterAt === null ? '' : jsonPointer(afterAt)
    const where = before === after ? after : `${before} → ${after}`
    const id = `${rule} ${where}${told.name == null ? '' : ` ${told.name}`}`
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const severity = severityBy(this.#policy, rule)
    const number = this.#changes.length
    this.#byId.set(id, number)
    this.#changes.push({
      id,
      rule,
      severity: told.isHarmless === true && severity !== 'documentation' ? 'compatible' : severity,
      noise: told.noise ?? null,
      name: told.name ?? null,
      before: told.before,
      after: told.after,
      beforeAt,
      afterAt,
      endpoints: []
    })
    return number
  }

  /** Every change told so far, in the order of telling. */
  all(): Change[] {
    return this.#changes
  }
}
