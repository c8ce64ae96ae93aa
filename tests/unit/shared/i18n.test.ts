import { describe, expect, it } from 'vitest'
import { en } from '@shared/i18n/en'
import { languages, matchLanguage } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'

type Leaf = string | ((...args: never[]) => string)

function leaves(tree: object, path = ''): [string, Leaf][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string' || typeof value === 'function') return [[here, value as Leaf]]
    return leaves(value as object, here)
  })
}

/** Texts that are rightly the same in both languages: names that nobody translates. */
const same = /^(common\.appName|gateways\.token|settings\.runtime|settings\.languages\.)/

describe('the catalogues', () => {
  it('have the same keys in every language', () => {
    const keys = leaves(en).map(([key]) => key)
    for (const language of languages) {
      expect(
        leaves(messagesFor(language))
          .map(([key]) => key)
          .sort()
      ).toEqual([...keys].sort())
    }
  })

  it('leave no text empty', () => {
    for (const language of languages) {
      const empty = leaves(messagesFor(language)).filter(
        ([, text]) => typeof text === 'string' && text.trim() === ''
      )
      expect(empty).toEqual([])
    }
  })

  it('are translated: Chinese texts hold Chinese', () => {
    const zh = new Map(leaves(messagesFor('zh-Hans')))
    const untranslated = leaves(en).filter(([key, text]) => {
      const other = zh.get(key)
      return typeof text === 'string' && /[a-z]{3}/.test(text) && other === text && !same.test(key)
    })
    expect(untranslated.map(([key]) => key)).toEqual([])
  })
})

describe('matchLanguage', () => {
  it.each([
    [['zh-CN'], 'zh-Hans'],
    [['zh-TW', 'en'], 'zh-Hans'],
    [['zh_HK'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['en-GB'], 'en'],
    [['fr-FR', 'zh-Hans-SG', 'en'], 'zh-Hans'],
    [['fr', 'en', 'zh'], 'en'],
    [['zha'], 'en'],
    [[], 'en']
  ])('%j gives %s', (locales, language) => {
    expect(matchLanguage(locales)).toBe(language)
  })
})
