import type { Incomparability } from '../documents/compare/comparability'
import type { Noise, Severity } from '../documents/compare/comparison'
import type { Profile, RuleId } from '../documents/compare/rules'
import type { Caution } from '../imports/cautions'
import type { EntryList, RunState } from '../imports/run-state'
import type { ChangeTexts } from './change-texts'

/** What a report says in one language. Numbers come as they are written, and as values where a plural depends on them. */
export interface ReportWords {
  /** BCP 47. */
  language: string
  /** The language's own name for itself. */
  languageName: string

  documentsTitle: string
  runsTitle: string
  before: string
  after: string
  facts: {
    name: string
    task: string
    seen: string
    sha256: string
    format: string
    define: string
    group: string
    environment: string
    gateway: string
    options: string
  }
  unknown: string
  profile: string
  /** Severities of the person's own. */
  own: string
  made: string
  masked: string
  /** What is masked in a report of two imports. */
  runsMasked: string
  raw: string
  first: string
  summary: string
  severity: string
  count: string
  change: string
  where: string
  endpoint: string
  noChanges: string
  severities: Readonly<Record<Severity, string>>
  profiles: Readonly<Record<Profile, string>>
  noise: Readonly<Record<Noise, string>>
  incomparable: Readonly<
    Record<Incomparability['about'], (sides: { before: string; after: string }) => string>
  >

  ofDocument: string
  shared: string
  sharedBy: (n: number, shown: string) => string
  sharedOnly: string
  sharedMark: (number: string) => string
  more: (n: number, shown: string) => string
  removed: string
  added: string
  changed: string
  unchanged: (n: number, shown: string) => string
  previously: (name: string) => string
  hidden: string
  hiddenText: string
  languages: string
  show: string
  expandAll: string
  collapseAll: string

  matrix: string
  matrixText: string
  apis: string
  changedCount: (n: number, shown: string) => string
  runStates: Readonly<Record<RunState, string>>
  cautions: Readonly<Record<Caution, string>>
  notInRun: string
  duplicate: (shown: string) => string
  lists: Readonly<Record<EntryList, string>>
  inSeveralLists: (side: string, n: number, shown: string) => string
  listedAs: (side: string, lists: string) => string

  number: (value: number) => string
  /** What something is, after its name. */
  labelled: (label: string, value: string) => string
  /** What a rule is called. */
  rule: (rule: RuleId) => string
  /** One sentence for one change, without a full stop. */
  sentence: (rule: RuleId, texts: ChangeTexts) => string
  /** Why changes by this rule matter. */
  reason: (rule: RuleId) => string
}
