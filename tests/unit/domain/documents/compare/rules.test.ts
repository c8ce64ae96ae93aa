import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { Change } from '@domain/documents/compare/comparison'
import { valueKey } from '@domain/documents/compare/equal'
import { readDocument, type Document } from '@domain/documents/compare/document'
import type { Policy } from '@domain/documents/compare/policy'
import { profiles, rules, type Profile } from '@domain/documents/compare/rules'
import { jsonPointer } from '@domain/documents/places'
import { describe, expect, it } from 'vitest'
import { swagger } from './cases/case'
import { cases } from './cases/every-case'
import { entries } from './cases/schema-pairs'

const callers: Policy = { profile: 'callers' }
const letters = { breaking: 'B', warning: 'W', compatible: 'N', documentation: 'A' }

function read(value: unknown): Document {
  const document = readDocument(value)
  if (document === null) throw new Error('not a document')
  return document
}

function changesOf(before: unknown, after: unknown): Change[] {
  return compareDocuments(read(before), read(after), callers).changes
}

/** A change as the cases write it. */
function written({ rule, severity, noise, beforeAt, afterAt }: Change): string {
  const [was, is] = [beforeAt, afterAt].map((path) =>
    path === null ? '-' : jsonPointer(path).replace('/paths/~1a/get', '@') || '/'
  )
  return [rule, `${letters[severity]}${noise === null ? '' : '*'}`, ...(was === is ? [was] : [was, is])].join(
    ' '
  )
}

const ruleIn = (entry: string): string => entry.split(' ')[0] ?? ''

describe('two documents', () => {
  it.each(cases)('$name', ({ before, after, told, back }) => {
    expect(changesOf(before, after).map(written).sort()).toEqual(entries(told).sort())
    expect(changesOf(after, before).map(written).sort()).toEqual(entries(back).sort())
  })

  it.each(cases)('have the values of either side told: $name', ({ before, after }) => {
    const values = (changes: Change[], isBack: boolean): string[] =>
      changes
        .map(({ before: was, after: is }) =>
          valueKey(isBack ? [is ?? null, was ?? null] : [was ?? null, is ?? null])
        )
        .sort()
    expect(values(changesOf(after, before), true)).toEqual(values(changesOf(before, after), false))
  })

  it('and what a similar edit is told as', () => {
    const wrong = cases.flatMap(({ name, before, after, not }) => {
      const told = [...changesOf(before, after), ...changesOf(after, before)].map(({ rule }) => String(rule))
      return entries(not)
        .filter((rule) => told.includes(rule))
        .map((rule) => `${name}: ${rule}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('who asks', () => {
  const severitiesBy = (profile: Profile, before: unknown, after: unknown): string[] =>
    compareDocuments(read(before), read(after), { profile }).changes.map(({ severity }) => severity)
  const key = { type: 'apiKey', in: 'header', name: 'Authorization' }
  const [closed, open] = [[{ key: [] }], []].map((security) =>
    swagger({ security }, { securityDefinitions: { key } })
  )

  it('decides how grave it is that everybody is let in', () => {
    expect(profiles.map((profile) => severitiesBy(profile, closed, open))).toEqual([
      ['warning'],
      ['breaking'],
      ['breaking']
    ])
  })

  it('decides whether a warning breaks', () => {
    const [bound, unbound] = [swagger({ 'x-apigateway-plugins': ['a'] }), swagger()]
    expect(profiles.map((profile) => severitiesBy(profile, bound, unbound))).toEqual([
      ['warning'],
      ['warning'],
      ['breaking']
    ])
  })

  it('may decide otherwise for one rule', () => {
    const policy: Policy = { profile: 'callers', overrides: { 'anonymous-access-gained': 'documentation' } }
    const { changes, severity } = compareDocuments(read(closed), read(open), policy)
    expect(changes.map((change) => change.severity)).toEqual(['documentation'])
    expect(severity).toBe('documentation')
  })
})

describe('the catalogue of rules', () => {
  const known = Object.keys(rules)

  it('has a case for each, in the direction it belongs to', () => {
    const told = new Set(cases.flatMap(({ told, back }) => [...entries(told), ...entries(back)].map(ruleIn)))
    expect(known.filter((rule) => !told.has(rule))).toEqual([])
  })

  it('has a case for each that is like it and is told otherwise', () => {
    const not = new Set(cases.flatMap((each) => entries(each.not)))
    expect(known.filter((rule) => !not.has(rule))).toEqual([])
    expect([...not].filter((rule) => !known.includes(rule))).toEqual([])
  })

  it('has every number', () => {
    const numbers = new Set(Object.values(rules).map(({ number }) => number))
    // 69 is that zeros which mean "unset" are no change.
    const missing = Array.from({ length: 71 }, (_, index) => index + 1).filter(
      (number) => !numbers.has(number)
    )
    expect(missing).toEqual([69])
  })
})
