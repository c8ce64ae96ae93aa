import { incomparabilities, type DocumentOrigin } from '@domain/documents/compare/comparability'
import { readDocument } from '@domain/documents/compare/document'
import { describe, expect, it } from 'vitest'

const unknown: DocumentOrigin = { define: null, group_id: null, env_id: null }
const known: DocumentOrigin = { define: 'spec', group_id: 'group-1', env_id: 'env-1' }

function toldOf(before: DocumentOrigin, after: DocumentOrigin, openapi: string | null = null): unknown[] {
  const [left, right] = [
    readDocument({ swagger: '2.0' }),
    readDocument(openapi ? { openapi } : { swagger: '2.0' })
  ]
  if (left === null || right === null) throw new Error('not a document')
  return incomparabilities({ document: left, origin: before }, { document: right, origin: after }).map(
    ({ about, before: was, after: is }) => `${about} ${was} ${is}`
  )
}

describe('what makes two documents hard to compare', () => {
  it('is what they hold, their format, their group and their environment, in this order', () => {
    const other: DocumentOrigin = { define: 'all', group_id: 'group-2', env_id: 'env-2' }
    expect(toldOf(known, other, '3.0.1')).toEqual([
      'define spec all',
      'oas_version 2.0 3.0',
      'group_id group-1 group-2',
      'env_id env-1 env-2'
    ])
    expect(toldOf(other, known)).toEqual([
      'define all spec',
      'group_id group-2 group-1',
      'env_id env-2 env-1'
    ])
  })

  it('is nothing that is the same, or not known of one of them', () => {
    expect(toldOf(known, known)).toEqual([])
    expect(toldOf(known, unknown)).toEqual([])
    expect(toldOf(unknown, known)).toEqual([])
  })
})
