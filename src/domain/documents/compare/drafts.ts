import { jsonPointer } from '../places'
import { pathOf, type At } from './at'
import type { Change, Noise } from './comparison'
import { severityBy, type Policy } from './policy'
import type { RuleId } from './rules'

/** A change before it is known which operations it counts at. */
export type Draft = Omit<Change, 'endpoints'> & { endpoints: number[] }

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

/** Makes changes, each once: what is shared is told by everyone who meets it. */
export class Drafts {
  readonly #policy: Policy
  readonly #byId = new Map<string, Draft>()

  constructor(policy: Policy) {
    this.#policy = policy
  }

  tell(rule: RuleId, told: Told): Draft {
    const beforeAt = told.beforeAt === undefined ? null : pathOf(told.beforeAt)
    const afterAt = told.afterAt === undefined ? null : pathOf(told.afterAt)
    const before = beforeAt === null ? '' : jsonPointer(beforeAt)
    const after = afterAt === null ? '' : jsonPointer(afterAt)
    const where = before === after ? after : `${before} → ${after}`
    const id = `${rule} ${where}${told.name == null ? '' : ` ${told.name}`}`
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const severity = severityBy(this.#policy, rule)
    const draft: Draft = {
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
    }
    this.#byId.set(id, draft)
    return draft
  }

  /** Every change told so far, in the order of telling. */
  all(): Draft[] {
    return [...this.#byId.values()]
  }
}
