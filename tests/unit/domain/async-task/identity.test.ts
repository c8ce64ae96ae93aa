import { isSameAnswer } from '@domain/async-task/same-answer'
import { taskIdForm } from '@domain/async-task/task-id'
import { describe, expect, it } from 'vitest'
import { task_id } from './decoding'

describe('isSameAnswer', () => {
  const answer = { http_status: 200, bodyHash: 'a', failureCode: null }

  it.each([
    [answer, true],
    [{ ...answer, http_status: 202 }, false],
    [{ ...answer, bodyHash: 'b' }, false],
    [{ ...answer, bodyHash: null }, false],
    [{ ...answer, failureCode: 'truncated' }, false]
  ])('%j: %s', (other, isSame) => {
    expect(isSameAnswer(answer, other)).toBe(isSame)
    expect(isSameAnswer(other, answer)).toBe(isSame)
  })
})

describe('taskIdForm (A16)', () => {
  it.each([
    [task_id, 'usual'],
    [task_id.toUpperCase(), 'unusual'],
    [`${task_id} `, 'unusual'],
    ['42', 'unusual'],
    ['...', 'unusual'],
    ['', 'unsendable'],
    [' \t', 'unsendable'],
    ['.', 'unsendable'],
    ['..', 'unsendable']
  ])('%j: %s', (id, form) => {
    expect(taskIdForm(id)).toBe(form)
  })
})
