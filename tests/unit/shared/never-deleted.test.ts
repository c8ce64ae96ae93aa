import { describe, expect, it } from 'vitest'
import { messagesFor } from '@shared/i18n/messages'
import { languages } from '@shared/i18n/locale'

/**
 * Where something may be said to be deleted: what a person deletes in the app itself, or what the service's own error
 * says. Nothing else: that a run or a document does not name an API is no sign that it was deleted.
 */
const allowed = [
  /^adding\.removeFiles$/,
  /^credentials\.remove/,
  /^gateways\.remove/,
  /^errors\./,
  /^network\./,
  /^errorCodes\.APIG\.(2045|3001)$/
]

/** Every text by its key; those that take parameters are called with a word and a number for each. */
function textsOf(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value === 'function') {
    const call = value as (...given: unknown[]) => unknown
    return [1, 2].flatMap((n) => {
      try {
        return textsOf(call(...Array.from({ length: call.length }, () => n)), key)
      } catch {
        return [[key, call.toString()]] as [string, string][]
      }
    })
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, key === '' ? name : `${key}.${name}`))
}

describe.each(languages)('the catalogue %s', (language) => {
  const texts = textsOf(messagesFor(language))

  it('is read as a whole', () => {
    expect(texts.length).toBeGreaterThan(1000)
    expect(texts.map(([key]) => key)).toEqual(
      expect.arrayContaining(['compare.inSeveralLists', 'words.runState.not_in_run', 'apiLife.title'])
    )
  })

  it('never says that an API was deleted', () => {
    const saying = texts.filter(([, text]) => /delet|删除|刪除|移除/i.test(text))
    expect(saying.filter(([key]) => !allowed.some((each) => each.test(key)))).toEqual([])
  })
})
