import { messageShape } from '@domain/imports/message-shape'
import { describe, expect, test } from 'vitest'

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
