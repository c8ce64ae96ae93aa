import { compareDocuments } from '@domain/documents/compare/compare-documents'
import type { Change } from '@domain/documents/compare/comparison'
import { readDocument } from '@domain/documents/compare/document'
import { canonicalText } from '@domain/documents/text/canonical-text'
import { diffLines } from '@domain/documents/text/diff-lines'
import { explainLines, type Explanation } from '@domain/documents/text/explain-lines'
import { linesOf, numberLines } from '@domain/documents/text/lines'
import { describe, expect, it } from 'vitest'

type Json = Record<string, unknown>

function changesOf(before: Json, after: Json): Change[] {
  const [left, right] = [readDocument(before), readDocument(after)]
  if (left === null || right === null) throw new Error('not a document')
  return compareDocuments(left, right, { profile: 'callers' }).changes
}

/** What is explained, and the text of the lines that are not. */
function explained(
  before: Json,
  after: Json,
  changes = changesOf(before, after)
): Explanation & { loose: string[]; shown: string[][] } {
  const texts = { before: canonicalText(before, 'kept_order'), after: canonicalText(after, 'kept_order') }
  const lines = { before: linesOf(texts.before), after: linesOf(texts.after) }
  const explanation = explainLines(
    { text: texts.before, lines: lines.before },
    { text: texts.after, lines: lines.after },
    diffLines(numberLines(lines.before, lines.after)),
    changes
  )
  const trimmed = (side: 'before' | 'after', start: number, end: number): string[] =>
    lines[side].slice(start, end).map((line) => line.trim())
  return {
    ...explanation,
    loose: explanation.unexplained.flatMap(({ side, range }) => trimmed(side, range.start, range.end)),
    shown: explanation.places.map(({ after: place }) =>
      place === null ? [] : trimmed('after', place.start, place.end)
    )
  }
}

const swagger = (operation: Json, root: Json = {}): Json => ({
  swagger: '2.0',
  paths: { '/a': { get: operation } },
  ...root
})
const answers = (schema: unknown, definitions: Json): Json =>
  swagger({ responses: { 200: { schema } } }, { definitions })
const string = { type: 'string' }

describe('the lines of two documents', () => {
  it('are where the change stands', () => {
    const before = swagger({ operationId: 'one', 'x-apigateway-cors': true })
    const after = swagger({ operationId: 'two', 'x-apigateway-cors': true })
    expect(explained(before, after)).toMatchObject({
      changedLines: 2,
      explainedLines: 2,
      unexplained: [],
      shown: [['"operationId": "two",']]
    })
  })

  it('are not explained by nothing', () => {
    const before = swagger({ operationId: 'one' })
    const after = swagger({ operationId: 'two' })
    expect(explained(before, after, []).loose).toEqual(['"operationId": "one"', '"operationId": "two"'])
  })

  it('are not explained where only their order is another', () => {
    const before = swagger({ summary: 's', operationId: 'one', tags: ['a'] })
    const after = swagger({ operationId: 'one', tags: ['a'], summary: 's' })
    expect(explained(before, after).loose.length).toBeGreaterThan(0)
  })

  it('are not explained by a change elsewhere in the same operation', () => {
    const before = swagger({ summary: 's', externalDocs: { url: 'u' } })
    const after = swagger({ summary: 's', externalDocs: { url: 'v' }, deprecated: true })
    const told = changesOf(before, after).filter(({ rule }) => rule === 'operation-deprecated')
    expect(explained(before, after, told).loose).toEqual(['"url": "u"', '"url": "v"'])
  })

  it('of an operation include the line of its path when it is alone there', () => {
    const before = { swagger: '2.0', paths: { '/a': { get: {} } } }
    const after = { swagger: '2.0', paths: { '/a': { get: {} }, '/b': { get: { summary: 's' } } } }
    expect(explained(before, after).loose).toEqual([])
    expect(explained(after, before).loose).toEqual([])
  })

  it('of a path that is called otherwise include what its operations share', () => {
    const path = (name: string): Json => ({
      swagger: '2.0',
      paths: {
        [`/a/{${name}}`]: {
          parameters: [{ name, in: 'path', required: true, type: 'string' }],
          get: {},
          put: {}
        }
      }
    })
    expect(explained(path('id'), path('orderId')).loose).toEqual([])
  })

  it('of a list of required names belong to the property, where the list is new or the property', () => {
    const object = (required: string[]): Json => ({
      properties: { a: string, b: string },
      ...(required.length > 0 && { required })
    })
    expect(explained(answers(object([]), {}), answers(object(['a']), {})).loose).toEqual([])
    expect(explained(answers(object(['b']), {}), answers(object(['a', 'b']), {})).loose).toEqual([])
    expect(
      explained(answers({ properties: { b: string }, required: ['b'] }, {}), answers(object(['a', 'b']), {}))
        .loose
    ).toEqual([])
  })

  it('of a definition that only one document has belong to what uses it', () => {
    const before = answers({ properties: { a: string } }, {})
    const after = answers(
      { properties: { a: string, b: { $ref: '#/definitions/B' } } },
      {
        B: { properties: { c: { $ref: '#/definitions/C' } } },
        C: { type: 'integer' },
        Unused: { type: 'boolean' }
      }
    )
    const told = changesOf(before, after).filter(({ rule }) => rule !== 'unused-definition-added')
    expect(explained(before, after, told).loose).toEqual([
      '"definitions": {',
      '"Unused": {',
      '"type": "boolean"'
    ])
    expect(explained(before, after).loose).toEqual([])
    expect(explained(after, before).loose).toEqual([])
  })

  it('of a definition under another name are explained where something of it changed', () => {
    const before = answers({ $ref: '#/definitions/A' }, { A: { properties: { a: string } } })
    const after = answers({ $ref: '#/definitions/B' }, { B: { properties: { a: { type: 'integer' } } } })
    expect(explained(before, after).loose).toEqual([])
  })

  it('of a list that was empty', () => {
    const q = { name: 'q', in: 'query', type: 'string' }
    expect(explained(swagger({ parameters: [] }), swagger({ parameters: [q] })).loose).toEqual([])
    expect(explained(swagger({ parameters: [q] }), swagger({ parameters: [] })).loose).toEqual([])
  })

  it('of one more in a list of alike ones, wherever it is', () => {
    const of = (...names: string[]): Json =>
      swagger({ parameters: names.map((name) => ({ in: 'query', type: 'string', required: false, name })) })
    for (const names of [
      ['n', 'a', 'b'],
      ['a', 'n', 'b'],
      ['a', 'b', 'n']
    ]) {
      expect(explained(of('a', 'b'), of(...names)).loose).toEqual([])
      expect(explained(of(...names), of('a', 'b')).loose).toEqual([])
    }
  })

  it('of names with signs that JSON or a pointer writes otherwise', () => {
    const name = 'a/b~"c\\'
    const path = (type: string): Json => ({
      swagger: '2.0',
      paths: {
        [`/${name}`]: { get: { responses: { 200: { schema: { properties: { [name]: { type } } } } } } }
      }
    })
    expect(explained(path('string'), path('integer'))).toMatchObject({ changedLines: 2, unexplained: [] })
  })
})
