import { clusterFailures, type FailedEntry } from '@domain/imports/cluster-failures'
import { messageShape } from '@domain/imports/message-shape'
import { describe, expect, test } from 'vitest'

function failed(change: Partial<FailedEntry>): FailedEntry {
  return {
    snapshotId: 1,
    observedAt: 1000,
    method: 'GET',
    path: '/orders',
    error_code: 'APIG.2011',
    error_msg: 'Invalid parameter value,parameterName:name. Please refer to the support documentation',
    ...change
  }
}

describe('messageShape', () => {
  test.each([
    ['The API /v1/orders already exists', 'The API /v2/devices/{id} already exists'],
    ['parameter "limit" has no mapping', 'parameter "offset" has no mapping'],
    ['quota 50 exceeded', 'quota 1000 exceeded'],
    ['group c77f5e81d9cb4424bf704ef2b0ac7600 is gone', 'group 9ed8b7fe84224de681e7d7a4587e76e7 is gone'],
    ['API 组 “订单” 中已存在 /a', 'API 组 “设备” 中已存在 /b/c'],
    ['conflicts with [GET_orders]', 'conflicts with [POST_devices, PUT_devices]']
  ])('%s is of the kind of %s', (left, right) => {
    expect(messageShape(left)).toBe(messageShape(right))
  })

  test.each([
    ['The backend is missing', 'The frontend is missing'],
    ['Invalid parameter value,parameterName:name.', 'Invalid parameter value,parameterName:path.']
  ])('%s is of another kind than %s', (left, right) => {
    expect(messageShape(left)).not.toBe(messageShape(right))
  })

  test('leaves out the names it is told', () => {
    expect(messageShape('API orders exists', ['orders'])).toBe('API … exists')
  })

  test('a text that was absent stays absent', () => {
    expect(messageShape(null)).toBeNull()
  })
})

describe('clusterFailures', () => {
  test('400 failures of one cause are one row that knows how many APIs it met', () => {
    const entries = Array.from({ length: 400 }, (_, n) =>
      failed({ path: `/orders/${n}`, error_msg: `The path /orders/${n} conflicts with the API "x${n}"` })
    )
    expect(clusterFailures(entries)).toMatchObject([
      { apis: 400, failures: 400, runs: 1, error_code: 'APIG.2011' }
    ])
  })

  test('another code is another cause, and so is no code', () => {
    const clusters = clusterFailures([
      failed({}),
      failed({ error_code: 'APIG.3202' }),
      failed({ error_code: null })
    ])
    expect(clusters.map(({ error_code }) => error_code).sort()).toEqual(['APIG.2011', 'APIG.3202', null])
  })

  test('first and last seen are told over all runs, with the newest text as it was sent', () => {
    const [cluster] = clusterFailures([
      failed({ snapshotId: 7, observedAt: 7000, error_msg: 'quota 70 exceeded' }),
      failed({ snapshotId: 3, observedAt: 3000, error_msg: 'quota 30 exceeded' }),
      failed({ snapshotId: 5, observedAt: 5000, error_msg: 'quota 50 exceeded', method: 'get' })
    ])
    expect(cluster).toMatchObject({
      shape: 'quota … exceeded',
      error_msg: 'quota 70 exceeded',
      apis: 1,
      runs: 3,
      firstSeenAt: 3000,
      firstSnapshotId: 3,
      lastSeenAt: 7000,
      lastSnapshotId: 7
    })
  })

  test('what was seen last comes first', () => {
    const clusters = clusterFailures([
      failed({ error_code: 'A', observedAt: 1 }),
      failed({ error_code: 'B', observedAt: 3 }),
      failed({ error_code: 'C', observedAt: 2 })
    ])
    expect(clusters.map(({ error_code }) => error_code)).toEqual(['B', 'C', 'A'])
  })
})
