import { describe, expect, it } from 'vitest'
import { rules, type RuleId } from '@domain/documents/compare/rules'
import { languages } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import { reasonOf } from '@shared/i18n/rule-reasons'
import { ruleReason, ruleSentence, ruleTitle } from '@shared/i18n/rule-words'

const ids = Object.keys(rules) as RuleId[]
const en = messagesFor('en')
const zh = messagesFor('zh-Hans')
const everything = { name: 'query limit', keyword: 'maximum', before: 'old', after: 'new' }

describe('the words of the rules', () => {
  it.each(languages)('exist for every rule in %s, with every text there and with none', (language) => {
    const t = messagesFor(language)
    const said = ids.flatMap((id) => [
      ruleTitle(t, id),
      ruleReason(t, id),
      ruleSentence(t, id, everything),
      ruleSentence(t, id, {})
    ])
    expect(said.filter((text) => text.trim() === '' || text.includes('undefined'))).toEqual([])
  })

  it('never say that something was deleted: a document does not know', () => {
    const said = languages.flatMap((language) => {
      const t = messagesFor(language)
      return ids.flatMap((id) => [ruleTitle(t, id), ruleReason(t, id), ruleSentence(t, id, everything)])
    })
    expect(said.filter((text) => /delet|删除|移除/i.test(text))).toEqual([])
  })

  it('tell every two rules apart by their titles', () => {
    for (const t of [en, zh]) {
      const titles = ids.map((id) => ruleTitle(t, id))
      expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
    }
  })

  it('name the direction of a rule about schemas, and only of those', () => {
    expect(
      ruleSentence(en, 'request-type-changed', { name: 'Order.id', before: 'string', after: 'integer' })
    ).toBe('In requests, the type of Order.id changed from “string” to “integer”')
    expect(
      ruleSentence(zh, 'response-type-changed', { name: 'Order.id', before: 'string', after: 'integer' })
    ).toBe('响应中，Order.id 的类型由“string”改为“integer”')
    expect(ruleSentence(en, 'request-type-to-private', {})).toMatch(/^The API is now private/)
    expect(ruleSentence(en, 'request-media-type-added', { after: 'text/csv' })).toBe(
      'Requests may also be written as text/csv'
    )
  })

  it.each<[RuleId, object, string, string]>([
    [
      'parameter-became-required',
      { name: 'query limit' },
      'Query parameter limit became required',
      'Query 参数 limit 变为必填'
    ],
    [
      'required-parameter-added',
      { name: 'header X-A' },
      'Header parameter X-A is new and required',
      '新增必填的 Header 参数 X-A'
    ],
    [
      'optional-header-removed',
      { name: '200 X-Rate' },
      'Header X-Rate of response 200 is not in this document',
      '响应 200 的响应头 X-Rate 不在此文档中'
    ],
    [
      'backend-target-changed',
      { name: 'address', before: 'a', after: 'b' },
      'The backend address changed from “a” to “b”',
      '后端地址由“a”改为“b”'
    ],
    [
      'backend-target-changed',
      { name: 'gray path', after: '/b' },
      'The backend path of policy gray was set to “/b”',
      '策略后端 gray 的后端请求路径设为“/b”'
    ],
    [
      'ratelimit-lowered',
      { name: 'p1 api-limit', before: '200', after: '100' },
      'The limit per API of throttling policy p1 changed from “200” to “100”: fewer calls',
      '流控策略 p1 的 API 流量限制由“200”改为“100”，收紧'
    ],
    [
      'ratelimit-unbound',
      { name: 'p1', before: 'p1' },
      'Throttling policy p1 no longer applies',
      '解绑流控策略 p1'
    ],
    [
      'extension-changed',
      { name: 'x-apigateway-content-type', before: 'a', after: 'b' },
      'Request content type (x-apigateway-content-type) changed from “a” to “b”',
      '请求内容格式（x-apigateway-content-type）由“a”改为“b”'
    ],
    [
      'extension-changed',
      { name: 'callbacks' },
      'Callbacks (callbacks, only compared as documentation) changed',
      '回调（callbacks，仅作为文档说明对比）有变化'
    ],
    [
      'extension-changed',
      { name: 'webhooks' },
      'Webhooks (webhooks, only compared as documentation) changed',
      'Webhook（webhooks，仅作为文档说明对比）有变化'
    ],
    [
      'extension-changed',
      { name: 'constructor' },
      'Extension constructor changed',
      '扩展字段 constructor 有变化'
    ],
    [
      'description-changed',
      { name: 'body', before: 'a' },
      'The description of the body is no longer set; it was “a”',
      '请求体的描述不再设置，原为“a”'
    ],
    [
      'response-optional-property-added',
      { name: '200 total' },
      'In responses, property total of response 200 is new and optional',
      '响应 200 新增选填的属性 total'
    ],
    [
      'request-upper-bound-lowered',
      { name: 'query limit', keyword: 'maximum', before: '9', after: '5' },
      'In requests, the maximum of query parameter limit changed from “9” to “5”: lower',
      '请求中，Query 参数 limit 的 maximum 由“9”改为“5”，降低'
    ]
  ])('say %s in both languages', (rule, texts, english, chinese) => {
    expect([ruleSentence(en, rule, texts), ruleSentence(zh, rule, texts)]).toEqual([english, chinese])
  })

  it('do not reassure where callers break, nor alarm where they do not', () => {
    const reassuring = [
      'more_accepted',
      'only_known',
      'may_be_left_out',
      'same_calls',
      'words_only',
      'extra',
      'always_there',
      'same_meaning',
      'used_by_nobody',
      'notice'
    ]
    const alarming = [
      'gone',
      'must_be_sent',
      'may_be_refused',
      'unexpected',
      'sign_in_refused',
      'sign_in_needed',
      'locked_out',
      'header_missing',
      'may_be_missing'
    ]
    const wrong = ids.filter((id) => {
      const severity = rules[id].callers
      return (
        (severity === 'breaking' && reassuring.includes(reasonOf(id))) ||
        ((severity === 'compatible' || severity === 'documentation') && alarming.includes(reasonOf(id)))
      )
    })
    expect(wrong).toEqual([])
  })

  it('give requests and responses reasons of their own', () => {
    expect(ruleReason(en, 'request-enum-value-removed')).not.toBe(
      ruleReason(en, 'response-enum-value-removed')
    )
    expect(ruleReason(en, 'request-enum-value-removed')).toBe(en.rules.reasons.may_be_refused)
  })
})
