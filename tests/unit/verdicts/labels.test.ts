import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scoreLabels } from '../../verdicts/labels'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labels-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = { path: '/a', method: 'get' }
const lost = { rule: 'cors-disabled', severity: 'breaking', ...at }
const words = { rule: 'description-changed', severity: 'annotation', ...at }
const property = { rule: 'response/request property removed', severity: 'warning' }
const still = { rule: 'parameters-reordered', severity: 'no-change', path: '/b', method: 'get' }

function document(cors: boolean, description: string, properties: object, summary: string): string {
  const answer = { 200: { description: 'ok', schema: { $ref: '#/definitions/A' } } }
  const a = { 'x-apigateway-cors': cors, description, responses: answer }
  const b = { summary, responses: answer }
  const paths = { '/a': { get: a }, '/b': { get: b } }
  return JSON.stringify({ swagger: '2.0', paths, definitions: { A: { properties } } })
}

function scored(labels: object[], summary = 's'): ReturnType<typeof scoreLabels> {
  const pair = join(folder, 'pair')
  mkdirSync(pair)
  writeFileSync(join(pair, 'old.json'), document(true, 'd', { p: { type: 'string' } }, 's'))
  writeFileSync(join(pair, 'new.json'), document(false, 'e', {}, summary))
  writeFileSync(join(pair, 'expected.json'), JSON.stringify(labels))
  return scoreLabels(folder)
}

describe('a pair whose every change is labelled', () => {
  it('is told when each label is, and nothing else', () => {
    const told = { id: 'pair', labelled: 4, missed: [], unlabelled: [] }
    expect(scored([property, words, lost, still])).toEqual([told])
    expect(scoreLabels(join(folder, 'pair'))).toEqual([told])
  })

  it('fails for a label that is told nowhere, elsewhere, or as graver or lighter than it is', () => {
    const [score] = scored([
      property,
      { ...words, severity: 'warning' },
      { ...lost, path: '/b' },
      { rule: 'nothing that a rule tells', severity: 'breaking', ...at }
    ])
    expect(score?.missed).toEqual([
      'description-changed get /a: expected warning, found documentation',
      'cors-disabled get /b: expected breaking, found -',
      'nothing that a rule tells get /a: expected breaking, found -'
    ])
  })

  it('fails for a change that no label speaks of, most of all where nothing was to be told', () => {
    const [score] = scored([property, words, lost, still], 't')
    expect(score?.unlabelled).toEqual([expect.stringMatching(/^summary-changed .*, documentation$/)])
    expect(score?.missed).toEqual(['parameters-reordered get /b: expected nothing, found summary-changed'])
  })
})
