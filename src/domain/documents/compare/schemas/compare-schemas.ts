import type { At, Located } from '../at'
import type { Direction } from '../comparison'
import type { Drafts } from '../drafts'
import { isEqual } from '../equal'
import type { Side } from '../operations'
import type { SchemaRule } from '../rules'
import { Sameness } from '../sameness'
import { boundKeywords, compareBounds } from './bounds'
import { changedKeywords, mentions, touches } from './changed-keywords'
import { compareMembers } from './members'
import type { KeywordChange, Pair, ParameterValue, SchemaNode } from './node'
import { compareNested, nestedKeywords } from './nested'
import { compareProperties } from './properties'
import { takesAll } from './takes-all'
import { compareTypes, typeKeywords } from './types'
import { compareValues, valueKeywords } from './values'
import { keywordAt, SchemaViews, type SchemaView } from './view'
import { compareWords } from './words'
import { compareWrapped } from './wrapped'

const nothing: SchemaNode = { changes: [], inside: [] }

interface Context {
  isNotSent?: boolean
  parameter?: ParameterValue | null
}

/**
 * Compares schemas of two documents. Each pair is compared once a direction, however often it is used, and its node is
 * known before what is inside is looked at: that ends circles, and keeps the work to what differs.
 */
export class SchemaComparison {
  readonly sameness: Sameness
  readonly #before: SchemaViews
  readonly #after: SchemaViews
  readonly #drafts: Drafts
  readonly #nodes = { request: new Map<object, SeenPair[]>(), response: new Map<object, SeenPair[]>() }
  /** What is inside waits for its turn: schemas may lead to each other through any number of others. */
  readonly #waiting: (() => void)[] = []

  constructor(before: Side, after: Side, drafts: Drafts) {
    this.sameness = new Sameness(before.references, after.references)
    this.#before = new SchemaViews(before.document, before.references)
    this.#after = new SchemaViews(after.document, after.references)
    this.#drafts = drafts
  }

  /** The node is complete on return. */
  compare(before: Located, after: Located, direction: Direction, context: Context = {}): SchemaNode {
    const node = this.#nodeOf(before, after, direction, context)
    this.#work()
    return node
  }

  #work(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const first = this.#waiting.length
      next()
      // What is inside is looked at in the order it was met, before whatever waits already.
      for (const each of this.#waiting.splice(first).reverse()) this.#waiting.push(each)
    }
  }

  #nodeOf(before: Located, after: Located, direction: Direction, context: Context): SchemaNode {
    if (this.sameness.isSame(before.value, after.value)) return nothing
    const left = this.#before.of(before)
    const right = this.#after.of(after)
    if (left === null || right === null) return this.#compareOdd(before, after, direction, context)
    const isNotSent = context.isNotSent === true
    const { parameter = null } = context
    const seen = this.#nodes[direction].get(left) ?? []
    for (const pair of seen) {
      if (pair.after === right && pair.isNotSent === isNotSent && pair.parameter === parameter)
        return pair.node
    }
    const node: SchemaNode = { changes: [], inside: [] }
    if (seen.push({ after: right, isNotSent, parameter, node }) === 1) {
      this.#nodes[direction].set(left, seen)
    }
    this.#waiting.push(() => this.#comparePair(left, right, direction, node, context))
    return node
  }

  #comparePair(
    before: SchemaView,
    after: SchemaView,
    direction: Direction,
    node: SchemaNode,
    context: Context
  ): void {
    const isNotSent = context.isNotSent === true || isUnsent(before, after, direction)
    const changed = changedKeywords(before, after)
    const pair: Pair = {
      before,
      after,
      changed,
      direction,
      isNotSent,
      parameter: context.parameter ?? null,
      report: (rule, change) => {
        node.changes.push(this.#tell(rule, pair, change))
      },
      descend: (left, right) => {
        const inner = this.#nodeOf(left, right, direction, { isNotSent })
        if (inner !== nothing) node.inside.push(inner)
      }
    }
    if (compareWrapped(pair, this)) return
    if (touches(changed, typeKeywords)) compareTypes(pair)
    if (touches(changed, valueKeywords)) compareValues(pair)
    if (touches(changed, boundKeywords)) compareBounds(pair)
    if (mentions(before, after, nestedKeywords)) compareNested(pair, this)
    compareProperties(pair, this)
    compareMembers(pair, this)
    if (changed.size > 0) compareWords(pair)
  }

  /** What a schema of the earlier document ends at, as it stands. */
  resolveBefore(schema: Located): unknown {
    return this.#before.resolve(schema).value
  }

  resolveAfter(schema: Located): unknown {
    return this.#after.resolve(schema).value
  }

  /** The view of what a schema of the earlier document ends at. */
  viewBefore(schema: Located): SchemaView | null {
    return this.#before.of(schema)
  }

  viewAfter(schema: Located): SchemaView | null {
    return this.#after.of(schema)
  }

  /** At least one is no object: `true`, `false`, or a reference that leads nowhere. */
  #compareOdd(before: Located, after: Located, direction: Direction, context: Context): SchemaNode {
    const left = this.#before.resolve(before)
    const right = this.#after.resolve(after)
    if (isEqual(left.value, right.value) || (takesAll(left.value) && takesAll(right.value))) return nothing
    const rule: SchemaRule = takesAll(left.value)
      ? 'schema-added'
      : takesAll(right.value)
        ? 'schema-dropped'
        : 'constraint-changed'
    const change = this.#drafts.tell(`${direction}-${rule}`, {
      before: left.value,
      after: right.value,
      beforeAt: left.at,
      afterAt: right.at,
      isHarmless: context.isNotSent === true
    })
    return { changes: [change], inside: [] }
  }

  #tell(rule: SchemaRule, pair: Pair, change: KeywordChange): number {
    const { keyword, name, before, after } = change
    const placeOf = (view: SchemaView, value: unknown): At => {
      const at = keywordAt(view, keyword)
      return value !== undefined && name !== undefined && keyword === 'properties'
        ? (view.properties.get(name)?.at ?? at)
        : at
    }
    const isGone = keyword === 'properties' && after === undefined
    const isNew = keyword === 'properties' && before === undefined
    return this.#drafts.tell(`${pair.direction}-${rule}`, {
      name: name ?? (keyword === 'properties' ? null : keyword),
      before,
      after,
      ...(!isNew && { beforeAt: placeOf(pair.before, before) }),
      ...(!isGone && { afterAt: placeOf(pair.after, after) }),
      isHarmless: pair.isNotSent || change.isHarmless === true
    })
  }
}

interface SeenPair {
  after: SchemaView
  isNotSent: boolean
  parameter: ParameterValue | null
  node: SchemaNode
}

/** A request does not carry what is only read, a response not what is only written. */
function isUnsent(before: SchemaView, after: SchemaView, direction: Direction): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly'
  return before.keywords[flag] === true && after.keywords[flag] === true
}
