import type { Direction } from '../comparison'
import type { Located } from '../at'
import type { SchemaRule } from '../rules'
import type { SchemaView } from './view'

/** What became of one schema, in one direction: its own changes, and the schemas inside. A graph: it may have circles. */
export interface SchemaNode {
  /** Their numbers. */
  changes: number[]
  inside: SchemaNode[]
}

/** How the value of a parameter is sent: as a text, or as a body of its own (`content`). */
export type ParameterValue = 'text' | 'content'

/** Two schemas that are compared. */
export interface Pair {
  before: SchemaView
  after: SchemaView
  direction: Direction
  /** Of a property that this direction does not carry: whatever happens to it breaks nobody. */
  isNotSent: boolean
  /** The keywords of either that the other has not, or not so; what they refer to is not looked at. */
  changed: ReadonlySet<string>
  /** Set where it is the value of a parameter; its default is told of the parameter. */
  parameter: ParameterValue | null
  /** Tells a change of one keyword, or of a name inside it. */
  report: (rule: SchemaRule, change: KeywordChange) => void
  /** Compares two schemas inside. */
  descend: (before: Located, after: Located) => void
}

export interface KeywordChange {
  keyword: string
  /** A member of the keyword; absent: the keyword itself. */
  name?: string
  before: unknown
  after: unknown
  /** This direction does not carry it. */
  isHarmless?: boolean
}
