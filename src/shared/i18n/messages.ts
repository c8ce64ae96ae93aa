import { en, type Messages } from './en'
import type { Language } from './locale'
import { zhHans } from './zh-Hans'

/** The whole catalogue of a language. */
export function messagesFor(language: Language): Messages {
  return language === 'zh-Hans' ? zhHans : en
}
