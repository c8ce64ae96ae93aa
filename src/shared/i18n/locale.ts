/** The languages that the app speaks. */
export const languages = ['en', 'zh-Hans'] as const
export type Language = (typeof languages)[number]

/** The first of the person's preferred locales that the app speaks; every Chinese one gets `zh-Hans`, none gets `en`. */
export function matchLanguage(locales: readonly string[]): Language {
  for (const locale of locales) {
    if (/^zh([-_]|$)/i.test(locale)) return 'zh-Hans'
    if (/^en([-_]|$)/i.test(locale)) return 'en'
  }
  return 'en'
}
