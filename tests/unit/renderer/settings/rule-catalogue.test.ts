import { describe, expect, it } from 'vitest'
import { rules } from '@domain/documents/compare/rules'
import type { ComparisonSettings } from '@shared/contract/comparison-settings'
import { changedComparison } from '../../../../src/shared/comparison-settings'
import { ruleRows } from '../../../../src/main/ipc/rule-rows'
import { RuleCatalogue } from '../../../../src/renderer/state/rule-catalogue.svelte'
import { Session } from '../../../../src/renderer/state/session.svelte'
import { ruleGroupOf, ruleGroups } from '../../../../src/shared/rule-groups'
import { err, ok } from '../../../../src/shared/result'
import { FakeApi } from '../fake-api'

async function open(kept: ComparisonSettings, isFull = false) {
  const session = new Session(new FakeApi({}))
  session.settings = { ...session.settings, comparison: kept }
  const api = new FakeApi({
    'rules.list': () => ok(ruleRows()),
    'settings.set': ({ comparison = {} }) => {
      if (isFull) return err('DISK_FULL', 'test')
      kept = changedComparison(kept, comparison)
      return ok({ ...session.settings, comparison: kept })
    }
  })
  const catalogue = new RuleCatalogue(api, session)
  await catalogue.load(null)
  const rowOf = (rule: string) => {
    const row = catalogue.rows.find((each) => each.rule === rule)
    if (row === undefined) throw new Error(rule)
    return row
  }
  return { catalogue, rowOf, kept: () => kept }
}

describe('RuleCatalogue', () => {
  it('holds every rule once, in the order of the catalogue, each in a group', async () => {
    const { catalogue } = await open({ profile: 'callers', overrides: {} })
    expect(catalogue.rows.map(({ rule }) => rule).sort()).toEqual(Object.keys(rules).sort())
    expect(catalogue.rows.map(({ number }) => number)).toEqual(
      catalogue.rows.map(({ number }) => number).sort((a, b) => a - b)
    )
    const groups = new Set(catalogue.rows.map(({ rule, number }) => ruleGroupOf(rule, number)))
    expect([...groups].sort()).toEqual([...ruleGroups].sort())
    expect(ruleGroupOf('parameter-deprecated', 4)).toBe('parameters')
    expect(ruleGroupOf('response-schema-deprecated', 4)).toBe('response_data')
    expect(ruleGroupOf('request-type-to-private', 53)).toBe('gateway')
  })

  it('judges by the profile, and one rule as the person says', async () => {
    const { catalogue, rowOf, kept } = await open({ profile: 'operators', overrides: {} })
    const row = rowOf('anonymous-access-gained')
    expect(catalogue.severityOf(row)).toBe('breaking')
    await catalogue.judge(row.rule, 'documentation')
    expect(catalogue.severityOf(row)).toBe('documentation')
    expect(kept().overrides).toEqual({ 'anonymous-access-gained': 'documentation' })
    await catalogue.judge(row.rule, null)
    expect(catalogue.severityOf(row)).toBe('breaking')
  })

  it('takes all back and puts them back, those of a newer version apart', async () => {
    const overrides = { 'cors-off': 'warning', 'host-changed': 'compatible', tomorrow: 'breaking' } as const
    const { catalogue, kept } = await open({ profile: 'callers', overrides })
    expect([catalogue.own.length, catalogue.newer]).toEqual([2, 1])
    expect(await catalogue.takeAllBack()).toBe(null)
    expect(kept().overrides).toEqual({ tomorrow: 'breaking' })
    expect(Object.keys(catalogue.takenBack ?? {})).toHaveLength(2)
    await catalogue.putBack()
    expect(kept().overrides).toEqual(overrides)
    expect(catalogue.takenBack).toBe(null)
  })

  it('offers to put back nothing that could not be taken back', async () => {
    const { catalogue } = await open({ profile: 'callers', overrides: { 'cors-off': 'warning' } }, true)
    expect((await catalogue.takeAllBack())?.code).toBe('DISK_FULL')
    expect(catalogue.takenBack).toBe(null)
    expect(catalogue.own).toHaveLength(1)
  })

  it('is filtered by words, group and what is the person’s own', async () => {
    const { catalogue } = await open({ profile: 'callers', overrides: { 'cors-off': 'warning' } })
    const shown = () => catalogue.shown((rule) => rule.replaceAll('-', ' ')).map(({ rule }) => rule)
    catalogue.filter = { text: 'CORS', group: 'all', isOwnOnly: false }
    expect(shown()).toEqual(['cors-off', 'cors-on'])
    catalogue.filter = { text: '', group: 'all', isOwnOnly: true }
    expect(shown()).toEqual(['cors-off'])
    catalogue.filter = { text: 'cors', group: 'security', isOwnOnly: false }
    expect(shown()).toEqual([])
    catalogue.clearFilter()
    expect(shown()).toHaveLength(catalogue.rows.length)
  })
})
