import { severities } from '../documents/compare/comparison'
import { htmlText, type Say } from './html'
import { reportPolicy, reportScript, reportStyle } from './html-assets'
import type { ReportWords } from './words'

export interface PageParts {
  title: (words: ReportWords) => string
  /** Whether rows carry a severity to filter by. */
  hasSeverities: boolean
  /** HTML of what the page is about. */
  main: string
}

/**
 * A page that needs nothing but itself: it loads nothing, asks nobody, and shows all it has without its script. It starts
 * in the first of the two languages.
 */
export function htmlPage(languages: readonly [ReportWords, ReportWords], say: Say, parts: PageParts): string {
  const [first] = languages
  return `<!doctype html>
<html lang="${htmlText(first.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(parts.title(first))}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<div class="tools">${languageChoice(languages, say)}${parts.hasSeverities ? severityFilter(say) : ''}${folding(say)}</div>
<h1>${say(parts.title)}</h1>
</header>
<main>
${parts.main}
</main>
<script>${reportScript}</script>
</body>
</html>
`
}

function languageChoice(languages: readonly ReportWords[], say: Say): string {
  const choices = languages.map(({ language, languageName }, index) => {
    const input = `<input type="radio" name="language" id="l${index}" value="${htmlText(language)}"${index === 0 ? ' checked' : ''}>`
    return `<label lang="${htmlText(language)}">${input} ${htmlText(languageName)}</label>`
  })
  return `<fieldset><legend>${say((words) => words.languages)}</legend>${choices.join('')}</fieldset>`
}

function severityFilter(say: Say): string {
  const choices = severities.map(
    (severity) =>
      `<label><input type="checkbox" name="severity" value="${severity}" checked> ${say((words) => words.severities[severity])}</label>`
  )
  return `<fieldset class="needs-script" hidden><legend>${say((words) => words.show)}</legend>${choices.join('')}</fieldset>`
}

function folding(say: Say): string {
  const button = (isOpen: boolean, label: string): string =>
    `<button type="button" data-open="${isOpen}">${label}</button>`
  const buttons = [
    button(
      true,
      say((words) => words.expandAll)
    ),
    button(
      false,
      say((words) => words.collapseAll)
    )
  ]
  return `<span class="needs-script" hidden>${buttons.join(' ')}</span>`
}
