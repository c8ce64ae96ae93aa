import type { ReportWords } from '@domain/report/words'
import type { Language } from './locale'
import { messagesFor } from './messages'
import { ruleReason, ruleSentence, ruleTitle } from './rule-words'

/** The words of saved reports in one language. */
export function reportWords(language: Language): ReportWords {
  const t = messagesFor(language)
  const numbers = new Intl.NumberFormat(language)
  const { severities, profiles, noise, incomparable } = t.documents
  return {
    ...t.report,
    language,
    languageName: t.settings.languages[language],
    severities,
    profiles,
    noise,
    incomparable,
    runStates: t.words.runState,
    cautions: t.compare.cautions,
    lists: t.compare.lists,
    inSeveralLists: t.compare.inSeveralLists,
    listedAs: t.compare.listedAs,
    labelled: t.common.labelled,
    rule: (rule) => ruleTitle(t, rule),
    number: (value) => numbers.format(value),
    sentence: (rule, texts) => ruleSentence(t, rule, texts),
    reason: (rule) => ruleReason(t, rule)
  }
}
