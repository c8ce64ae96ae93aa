import { ownOf } from '../documents/compare/policy'
import type { DocumentReport, ReportedSide } from './document-report'
import { htmlCode, htmlTable, htmlText, type Say } from './html'
import type { ReportWords } from './words'

/** What the two documents are, and how the report was made, as HTML. */
export function documentFacts(report: DocumentReport, say: Say): string {
  const row = (
    label: (words: ReportWords) => string,
    of: (side: ReportedSide) => string | null,
    show: (text: string) => string = htmlText
  ): string => {
    const cells = [report.before, report.after].map((side) => {
      const text = of(side)
      return `<td>${text === null ? say((words) => words.unknown) : show(text)}</td>`
    })
    return `<tr><th scope="row">${say(label)}</th>${cells.join('')}</tr>`
  }
  const rows = [
    row(
      ({ facts }) => facts.name,
      ({ source }) => source.name,
      isolated
    ),
    row(
      ({ facts }) => facts.task,
      ({ source }) => source.task_id,
      htmlCode
    ),
    row(
      ({ facts }) => facts.seen,
      ({ source }) => source.seen_at
    ),
    row(
      ({ facts }) => facts.format,
      ({ format }) => `OpenAPI ${format}`
    ),
    row(
      ({ facts }) => facts.define,
      ({ origin }) => origin.define
    ),
    row(
      ({ facts }) => facts.group,
      ({ origin }) => origin.group_id,
      htmlCode
    ),
    row(
      ({ facts }) => facts.environment,
      ({ origin }) => origin.env_id,
      htmlCode
    ),
    row(
      ({ facts }) => facts.sha256,
      ({ source }) => source.sha256,
      htmlCode
    )
  ]
  const head = ['', say((words) => words.before), say((words) => words.after)]
  const lines = [
    say((words) => words.labelled(words.profile, words.profiles[report.policy.profile])),
    say((words) => words.labelled(words.made, report.made_at)),
    say((words) => (report.isRaw ? words.raw : words.masked))
  ]
  const table = htmlTable(
    say((words) => words.documentsTitle),
    head,
    rows
  )
  return `${table}<p class="soft">${lines.join('<br>')}</p>${ownSeverities(report, say)}`
}

/** What the person judges otherwise than the profile; '' when nothing. */
function ownSeverities({ policy }: DocumentReport, say: Say): string {
  const items = ownOf(policy).map(
    ([rule, severity]) =>
      `<li>${say((words) => words.labelled(words.rule(rule), words.severities[severity]))}</li>`
  )
  if (items.length === 0) return ''
  return `<details><summary>${say((words) => words.labelled(words.own, words.number(items.length)))}</summary><ul>${items.join('')}</ul></details>`
}

/** A name that its own direction of writing does not leak out of. */
function isolated(text: string): string {
  return `<bdi>${htmlText(text)}</bdi>`
}
