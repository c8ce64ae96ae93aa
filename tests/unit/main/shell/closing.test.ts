import { describe, expect, it } from 'vitest'
import { closingOf, staysHidden } from '../../../../src/main/shell/closing'

const asked = { isQuitting: false, active: 3, quittingWaits: false, whenClosed: 'ask', canAsk: true } as const

describe('closing the window', () => {
  it.each([
    ['asks while tasks are active', {}, 'ask'],
    ['asks no more once it was answered: keep watching', { whenClosed: 'background' }, 'background'],
    ['asks no more once it was answered: quit', { whenClosed: 'quit' }, 'quit'],
    ['is as usual without active tasks', { active: 0 }, 'close'],
    [
      'is as usual without active tasks, whatever was answered',
      { active: 0, whenClosed: 'background' },
      'close'
    ],
    ['quits when that waits for the answer to a start', { active: 0, quittingWaits: true }, 'quit'],
    ['is part of quitting that waits', { isQuitting: true, active: 0, quittingWaits: true }, 'close'],
    ['is part of quitting', { isQuitting: true }, 'close'],
    ['is part of quitting, whatever was answered', { isQuitting: true, whenClosed: 'background' }, 'close'],
    ['that cannot show a question quits', { canAsk: false }, 'quit'],
    [
      'that cannot show a question goes on where no question is needed',
      { canAsk: false, whenClosed: 'background' },
      'background'
    ]
  ] as const)('%s', (_, change, expected) => {
    expect(closingOf({ ...asked, ...change })).toBe(expected)
  })
})

describe('a start from the login', () => {
  it.each([
    [0, 'ask', false],
    [0, 'quit', false],
    [0, 'background', true],
    [2, 'ask', true],
    [2, 'quit', true]
  ] as const)('with %i active tasks and “%s” stays hidden: %s', (active, whenClosed, expected) => {
    expect(staysHidden({ active, whenClosed })).toBe(expected)
  })
})
