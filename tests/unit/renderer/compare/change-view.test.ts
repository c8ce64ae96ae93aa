import { describe, expect, it } from 'vitest'
import { cellsOf, movesOf, statesOf, sumOf, transitions } from '../../../../src/renderer/state/change-view'
import { cell } from './fixtures'

const matrix = [
  cell('updated', 'updated', 40),
  cell('updated', 'failed', 3),
  cell('not_in_run', 'failed', 2),
  cell('failed', 'updated', 5),
  cell('failed', 'ignored', 1),
  cell('failed', 'failed', 7),
  cell('created', 'not_in_run', 4)
]

describe('cellsOf', () => {
  it('gathers the cells of each transition', () => {
    const counts = transitions.map((transition) => [transition, sumOf(cellsOf(transition, matrix))])
    expect(Object.fromEntries(counts)).toEqual({
      newly_failing: 5,
      recovered: 5,
      still_failing: 7,
      error_changed: 7,
      newly_ignored: 1,
      newly_in_run: 2,
      not_in_run: 4
    })
  })
})

describe('statesOf', () => {
  it('names only states that occur, in the order of the screen', () => {
    expect(statesOf(matrix)).toEqual({
      before: ['created', 'updated', 'failed', 'not_in_run'],
      after: ['updated', 'failed', 'ignored', 'not_in_run']
    })
  })
})

describe('movesOf', () => {
  it('asks for everything, for a row, or for one cell after another', () => {
    expect(movesOf({ kind: 'all' }, matrix)).toEqual([{ before: null, after: null }])
    expect(movesOf({ kind: 'cell', before: 'failed', after: null }, matrix)).toEqual([
      { before: 'failed', after: null }
    ])
    expect(movesOf({ kind: 'transition', transition: 'newly_failing' }, matrix)).toEqual([
      { before: 'updated', after: 'failed' },
      { before: 'not_in_run', after: 'failed' }
    ])
  })
})
