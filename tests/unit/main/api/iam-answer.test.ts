import { describe, expect, it } from 'vitest'
import { readIamAnswer } from '../../../../src/main/api/iam-answer'
import type { TransportAnswer } from '../../../../src/main/api/transport'

function answer(http_status: number | null, body: unknown = '', headers = {}): TransportAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const bytes = new TextEncoder().encode(text).buffer
  return { http_status, headers, bytes, failure: null }
}

const refusal = (code: number, message: string) => ({ error: { code, message, title: 'Unauthorized' } })

describe('readIamAnswer', () => {
  it('takes the token from the header and its lifetime from IAM’s two times, whatever this clock says', () => {
    const token = { issued_at: '2020-01-04T09:08:49.965000Z', expires_at: '2020-01-05T09:08:49.965000Z' }
    const read = readIamAnswer(answer(201, { token }, { 'x-subject-token': ' MIIP ' }))
    expect(read).toEqual({ token: 'MIIP', lifetimeMs: 86_400_000 })
    expect(readIamAnswer(answer(201, '', { 'x-subject-token': 'MIIP' }))).toEqual(read)
  })

  it.each([
    [401, 'The username or password is wrong.', 'iam_password'],
    [401, 'The user is locked.', 'iam_locked'],
    [401, 'The user must be verified with virtual MFA.', 'iam_mfa'],
    [401, 'The project does not exist.', 'iam_project'],
    [401, '', 'iam_password'],
    [403, 'You are not authorized to perform the requested action.', 'iam_forbidden'],
    [404, 'Not Found', 'iam_not_found'],
    [400, 'The request body is invalid', 'iam_refused'],
    [429, 'Slow down', 'iam_unavailable'],
    [500, 'Internal error', 'iam_unavailable'],
    [503, 'IAM', 'iam_unavailable']
  ])('HTTP %i %s: %s', (status, message, expected) => {
    expect(readIamAnswer(answer(status, refusal(status, message)))).toBe(expected)
  })

  it('what sends elsewhere is no IAM: the password is not for whoever that is', () => {
    const failure = {
      code: 'redirect_refused',
      params: { target: 'https://elsewhere.example/login' }
    } as const
    expect(readIamAnswer({ ...answer(307), failure })).toBe('iam_not_found')
  })

  it('a login page is no IAM, and no answer is a trouble', () => {
    expect(readIamAnswer(answer(200, '<html>Sign in</html>'))).toBe('iam_not_found')
    expect(readIamAnswer({ ...answer(null), failure: { code: 'dns', params: {} } })).toBe('iam_unreachable')
    expect(readIamAnswer({ ...answer(401), failure: { code: 'truncated', params: {} } })).toBe(
      'iam_unreachable'
    )
  })
})
