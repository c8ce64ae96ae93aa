import type { Severity } from '@domain/documents/compare/comparison'
import type { Profile, RuleId } from '@domain/documents/compare/rules'
import type { Api } from '@shared/contract'
import type { RuleRow } from '@shared/contract/rules'
import { ruleGroupOf, type RuleGroup } from '@shared/rule-groups'
import type { AppError } from '@shared/result'
import type { Session } from './session.svelte'
import { SettingsState } from './settings.svelte'

export interface RuleFilter {
  /** Words of the rule, in whatever language they are shown. */
  text: string
  group: RuleGroup | 'all'
  /** Only rules with a severity of the person's own. */
  isOwnOnly: boolean
}
const noFilter: RuleFilter = { text: '', group: 'all', isOwnOnly: false }

/** The rules that documents are compared by, how grave the profile finds each, and what the person says otherwise. */
export class RuleCatalogue {
  rows: readonly RuleRow[] = $state.raw([])
  error: AppError | null = $state.raw(null)
  isLoading = $state(true)
  filter: RuleFilter = $state.raw(noFilter)
  chosen: RuleId | null = $state(null)
  /** The severities that were taken back last, as long as they can be put back. */
  takenBack: Readonly<Record<string, Severity>> | null = $state.raw(null)

  readonly #api: Api
  readonly #session: Session
  readonly #settings: SettingsState

  constructor(api: Api, session: Session) {
    this.#api = api
    this.#session = session
    this.#settings = new SettingsState(api, session)
  }

  get profile(): Profile {
    return this.#session.settings.comparison.profile
  }

  get #overrides(): Readonly<Record<string, Severity>> {
    return this.#session.settings.comparison.overrides
  }

  /** The rules of this version that the person judges otherwise than the profile. */
  readonly own: readonly RuleRow[] = $derived.by(() =>
    this.rows.filter(({ rule }) => this.ownOf(rule) !== null)
  )
  /** How many severities are kept for rules that only a newer version has. */
  readonly newer = $derived.by(() =>
    this.rows.length === 0 ? 0 : Object.keys(this.#overrides).length - this.own.length
  )

  /** The person's own severity of a rule; null: as in the profile. */
  ownOf(rule: RuleId): Severity | null {
    return this.#overrides[rule] ?? null
  }

  severityOf(row: RuleRow): Severity {
    return this.ownOf(row.rule) ?? row[this.profile]
  }

  /** The rules that the filter leaves over; `wordsOf` says what a rule is found by. */
  shown(wordsOf: (rule: RuleId) => string): readonly RuleRow[] {
    const { group, isOwnOnly } = this.filter
    const words = this.filter.text.toLowerCase().split(/\s+/).filter(Boolean)
    return this.rows.filter((row) => {
      if (group !== 'all' && ruleGroupOf(row.rule, row.number) !== group) return false
      if (isOwnOnly && this.ownOf(row.rule) === null) return false
      if (words.length === 0) return true
      const found = wordsOf(row.rule).toLowerCase()
      return words.every((word) => found.includes(word))
    })
  }

  clearFilter(): void {
    this.filter = noFilter
  }

  /** Reads the rules and goes to one of them, or to none. */
  async load(rule: RuleId | null): Promise<void> {
    this.chosen = rule
    this.isLoading = true
    const answer = await this.#api.request('rules.list', undefined)
    this.isLoading = false
    this.error = answer.ok ? null : answer.error
    if (!answer.ok) return
    this.rows = answer.value
    this.chosen ??= answer.value[0]?.rule ?? null
  }

  /** Gives a rule a severity of the person's own; null: as in the profile. */
  judge(rule: RuleId, severity: Severity | null): Promise<AppError | null> {
    this.takenBack = null
    return this.#settings.change({ comparison: { overrides: { [rule]: severity } } })
  }

  /** Judges every rule of this version as the profile does; `putBack` undoes it. */
  async takeAllBack(): Promise<AppError | null> {
    const own = Object.fromEntries(this.own.map((row) => [row.rule, this.severityOf(row)]))
    const none = Object.fromEntries(Object.keys(own).map((rule) => [rule, null]))
    const error = await this.#settings.change({ comparison: { overrides: none } })
    if (error === null) this.takenBack = own
    return error
  }

  async putBack(): Promise<AppError | null> {
    const { takenBack } = this
    if (takenBack === null) return null
    const error = await this.#settings.change({ comparison: { overrides: takenBack } })
    if (error === null) this.takenBack = null
    return error
  }
}
