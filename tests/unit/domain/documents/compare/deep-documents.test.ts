import { readDocument, refusalOf } from '@domain/documents/compare/document'
import { describe, expect, it } from 'vitest'
import { compared, got, swagger } from './made-documents'

describe('documents that are made to be deep', () => {
  it('are refused before anything walks them', () => {
    const text = `{"swagger":"2.0","x-a":${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}}`
    const value = JSON.parse(text) as unknown
    expect(readDocument(value)).toBeNull()
    expect(refusalOf(value)).toBe('too_deep')
  })

  it('as deep as may be are compared', () => {
    const nested = (type: string): unknown => {
      let schema: unknown = { type }
      for (let level = 0; level < 240; level += 1) schema = { properties: { a: schema } }
      return schema
    }
    expect(compared(got(nested('string')), got(nested('integer'))).counts.breaking).toBe(1)
    const listed = (value: number): unknown => {
      let list: unknown = value
      for (let level = 0; level < 490; level += 1) list = [list]
      return list
    }
    expect(compared(swagger({ 'x-a': listed(1) }), swagger({ 'x-a': listed(2) })).changes).toHaveLength(1)
  })
})
