import { describe, expect, it } from 'vitest'
import {
  markWords,
  momentWords,
  placeOptions,
  whenWords,
  whereWords
} from '../../../../src/renderer/components/api-life/life-words'
import { I18n } from '../../../../src/renderer/i18n.svelte'
import { apiLife as english } from '../../../../src/shared/i18n/en/api-life'
import { apiLife as chinese } from '../../../../src/shared/i18n/zh-Hans/api-life'
import { at, point } from './fixtures'

const en = new I18n(() => 'en')
const zh = new I18n(() => 'zh-Hans')
const hour = 3_600_000

describe('when something happened to an API', () => {
  it('is said with the bounds that are known, and never more exactly', () => {
    const bounded = whenWords(point({ notFinalAt: at - 5000 }), en)
    expect(bounded).toMatch(/^2026-11-24 between \d\d:\d\d:00 and \d\d:\d\d:05$/)
    expect(whenWords(point({ notFinalAt: at - 48 * hour }), en)).toMatch(
      /^between 2026-11-22 .* and 2026-11-24 /
    )
    expect(whenWords(point(), en)).toMatch(/^no later than 2026-11-24 /)
    expect(whenWords(point(), zh)).toMatch(/^不晚于 2026-11-24 /)
    expect(whenWords(point({ isFromFile: true, notFinalAt: at - 5000 }), en)).toMatch(/^read 2026-11-24 /)
  })

  it('is said for the last time of a kind with its error, or that it was never seen', () => {
    expect(momentWords(null, en)).toBe('Never seen here')
    const last = { ...point({ state: 'failed' }), error_code: 'APIG.2011' }
    expect(momentWords(last, en)).toMatch(/^Failed \(APIG.2011\) no later than 2026/)
    expect(momentWords(last, zh)).toMatch(/^失败（APIG.2011），不晚于 2026/)
  })
})

describe('where it happened', () => {
  it('is gateway, group and environment as far as they are known', () => {
    expect(whereWords(point({ env_id: 'env-1' }), en)).toBe('Prod · group group-1 · environment env-1')
    expect(whereWords(point({ gatewayName: null, group_id: null }), en)).toBe(
      'apig.example.com · group unknown'
    )
    expect(whereWords(point({ isDemo: true }), zh)).toBe('演示 · 分组 group-1')
  })

  it('can be kept to a gateway or one of its groups; what has no gateway only to all', () => {
    const places = [
      { gatewayId: 1, gatewayName: 'Prod', group_id: 'a', count: 2 },
      { gatewayId: 1, gatewayName: 'Prod', group_id: 'b', count: 1 },
      { gatewayId: null, gatewayName: null, group_id: null, count: 1 }
    ]
    expect(
      placeOptions(places, en).map(({ label, gatewayId, group_id }) => [label, gatewayId, group_id])
    ).toEqual([
      ['All gateways and groups', null, null],
      ['Prod, all groups', 1, null],
      ['Prod, group a', 1, 'a'],
      ['Prod, group b', 1, 'b']
    ])
  })
})

describe('a mark on the line of time', () => {
  it('says what it stands for: one point, or several close together', () => {
    const mark = { kind: 'import', state: 'failed', index: 0, count: 1, fromAt: at, toAt: at } as const
    expect(markWords(mark, en)).toMatch(/^Failed, 2026-11-24 /)
    expect(markWords({ ...mark, count: 1200, toAt: at + hour }, en)).toMatch(
      /^1,200 close together, among them: Failed/
    )
    expect(markWords({ ...mark, kind: 'export', state: 'not_in_export' }, zh)).toMatch(/^不在本次导出中，/)
  })
})

it('the words never say that something was deleted', () => {
  const texts = [english, chinese].map((words) =>
    JSON.stringify(words, (_key, value: unknown) => (typeof value === 'function' ? String(value) : value))
  )
  expect(texts.join('\n')).not.toMatch(/delet|删除/i)
})
