import type { Direction } from './comparison'
import type { Located } from './at'
import type { Drafts, Told } from './drafts'
import type { Side } from './operations'
import type { RuleId } from './rules'
import type { SchemaComparison } from './schemas/compare-schemas'
import type { ParameterValue, SchemaNode } from './schemas/node'

/** What a comparison works with. */
export interface Comparing {
  before: Side
  after: Side
  drafts: Drafts
  schemas: SchemaComparison
  /** What several operations use and was compared already. */
  shared: Map<string, Scope>
}

/** Collects what counts at one operation. */
export class Scope {
  /** Their numbers. */
  readonly changes: number[] = []
  readonly nodes: SchemaNode[] = []
  readonly comparing: Comparing

  constructor(comparing: Comparing) {
    this.comparing = comparing
  }

  tell(rule: RuleId, told: Told): void {
    this.changes.push(this.comparing.drafts.tell(rule, told))
  }

  /** Compares what `key` stands for the first time it is met; its changes count here too. */
  once(key: string, compare: (scope: Scope) => void): void {
    const { shared } = this.comparing
    let scope = shared.get(key)
    if (scope === undefined) {
      scope = new Scope(this.comparing)
      compare(scope)
      shared.set(key, scope)
    }
    this.changes.push(...scope.changes)
    this.nodes.push(...scope.nodes)
  }

  /** Compares two schemas; null is "says nothing", and so is the other one's absence. */
  compareSchemas(
    before: Located,
    after: Located,
    direction: Direction,
    parameter: ParameterValue | null = null
  ): void {
    this.nodes.push(this.comparing.schemas.compare(before, after, direction, { parameter }))
  }
}
