import { describe, expect, it } from 'vitest'
import type { Handlers } from '@shared/contract'
import { ok } from '@shared/result'
import { dispatch } from '../../../src/main/ipc/dispatch'

const reports: string[] = []
const report = (message: string): void => void reports.push(message)

const handlers = {
  'tasks.describe': async (input: unknown) => ok(input),
  'tasks.pause': async () => {
    throw new Error('a path that must not cross: /home/someone')
  }
} as unknown as Handlers

describe('dispatch', () => {
  it('parses the input and hands the answer through', async () => {
    const answer = await dispatch(handlers, 'tasks.describe', { id: 1, note: 'n', extra: true }, report)
    expect(answer).toEqual({ ok: true, value: { id: 1, note: 'n' } })
  })

  it.each([
    ['an unknown method', 'tasks.nothing', {}],
    ['a method of the prototype', 'toString', {}],
    ['a method that is no text', 7, {}],
    ['an input that the contract refuses', 'tasks.describe', { id: 'one' }],
    ['a missing input', 'tasks.describe', undefined]
  ])('refuses %s', async (_, method, input) => {
    const answer = await dispatch(handlers, method, input, report)
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  })

  it('turns a throw into a code without its text, and reports it', async () => {
    const answer = await dispatch(handlers, 'tasks.pause', { id: 1 }, report)
    expect(answer).toEqual({ ok: false, error: { code: 'INTERNAL', message: 'tasks.pause' } })
    expect(reports).toContain('tasks.pause threw')
  })
})
