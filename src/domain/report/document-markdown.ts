import { severities } from '../documents/compare/comparison'
import { ownOf } from '../documents/compare/policy'
import type { DocumentReport, ReportedChange, ReportedEndpoint, ReportedSide } from './document-report'
import { markdownCode as code, markdownTable as table, markdownText as escaped } from './markdown'
import type { ReportWords } from './words'

/** More endpoints of one change are counted, not named. */
const mostNamed = 25

/** A comparison of two documents as Markdown (GitHub's, for its tables), in one language. */
export function documentMarkdown(report: DocumentReport, words: ReportWords): string {
  const blocks = [
    `# ${escaped(words.documentsTitle)}`,
    facts(report, words),
    escaped(words.labelled(words.profile, words.profiles[report.policy.profile])),
    ...ownSeverities(report, words),
    escaped(report.isRaw ? words.raw : words.masked),
    ...warnings(report, words),
    `## ${escaped(words.summary)}`,
    summary(report, words),
    ...ofDocument(report, words),
    ...shared(report, words),
    ...endpoints(report, words),
    ...noise(report, words)
  ]
  return `${blocks.join('\n\n')}\n`
}

function facts({ before, after, made_at }: DocumentReport, words: ReportWords): string {
  const row = (label: string, of: (side: ReportedSide) => string | null): string[] => [
    escaped(label),
    ...[before, after].map((side) => escaped(of(side) ?? words.unknown))
  ]
  const rows = [
    row(words.facts.name, ({ source }) => source.name),
    row(words.facts.task, ({ source }) => source.task_id),
    row(words.facts.seen, ({ source }) => source.seen_at),
    row(words.facts.format, ({ format }) => `OpenAPI ${format}`),
    row(words.facts.define, ({ origin }) => origin.define),
    row(words.facts.group, ({ origin }) => origin.group_id),
    row(words.facts.environment, ({ origin }) => origin.env_id),
    row(words.facts.sha256, ({ source }) => source.sha256)
  ]
  const head = ['', escaped(words.before), escaped(words.after)]
  return `${table(head, rows)}\n\n${escaped(words.labelled(words.made, made_at))}`
}

/** What the person judges otherwise than the profile. */
function ownSeverities({ policy }: DocumentReport, words: ReportWords): string[] {
  const own = ownOf(policy)
  if (own.length === 0) return []
  const lines = own.map(
    ([rule, severity]) => `- ${escaped(words.labelled(words.rule(rule), words.severities[severity]))}`
  )
  return [escaped(words.labelled(words.own, words.number(own.length))), lines.join('\n')]
}

function warnings({ incomparable }: DocumentReport, words: ReportWords): string[] {
  if (incomparable.length === 0) return []
  const lines = incomparable.map(({ about, ...sides }) => `> - ${escaped(words.incomparable[about](sides))}`)
  return [`> **${escaped(words.first)}**\n>\n${lines.join('\n')}`]
}

function summary({ counts, changes, noise }: DocumentReport, words: ReportWords): string {
  if (changes.length === noise.length) return escaped(words.noChanges)
  const rows = severities.map((severity) => [
    escaped(words.severities[severity]),
    escaped(words.number(counts[severity]))
  ])
  return table([escaped(words.severity), escaped(words.count)], rows)
}

function changesTable(indexes: readonly number[], { changes }: DocumentReport, words: ReportWords): string {
  const rows = indexes.flatMap((index) => {
    const change = changes[index]
    return change === undefined ? [] : [changeRow(change, words)]
  })
  return table([words.severity, words.change, words.where].map(escaped), rows)
}

function changeRow(change: ReportedChange, words: ReportWords): string[] {
  const sentence = escaped(words.sentence(change.rule, change.texts))
  return [escaped(words.severities[change.severity]), sentence, code(change.afterAt ?? change.beforeAt ?? '')]
}

function ofDocument(report: DocumentReport, words: ReportWords): string[] {
  if (report.ofDocument.length === 0) return []
  return [`## ${escaped(words.ofDocument)}`, changesTable(report.ofDocument, report, words)]
}

function shared(report: DocumentReport, words: ReportWords): string[] {
  if (report.shared.length === 0) return []
  const groups = report.shared.flatMap(({ number, changes, endpoints: reached }) => {
    const named = reached.slice(0, mostNamed).map((index) => `- ${nameOf(report.endpoints[index])}`)
    const rest = reached.length - named.length
    if (rest > 0) named.push(`- ${escaped(words.more(rest, words.number(rest)))}`)
    const count = words.sharedBy(reached.length, words.number(reached.length))
    return [
      `### ${escaped(words.sharedMark(words.number(number)))}`,
      changesTable(changes, report, words),
      `${escaped(count)}\n\n${named.join('\n')}`
    ]
  })
  return [`## ${escaped(words.shared)}`, ...groups]
}

function nameOf(endpoint: ReportedEndpoint | undefined): string {
  return endpoint === undefined ? '' : code(`${endpoint.method} ${endpoint.path}`)
}

function endpoints(report: DocumentReport, words: ReportWords): string[] {
  const list = (state: 'added' | 'removed', title: string): string[] => {
    const rows = report.endpoints
      .filter((endpoint) => endpoint.state === state)
      .map((endpoint) => [nameOf(endpoint), severityOf(endpoint, words)])
    if (rows.length === 0) return []
    return [`## ${escaped(title)}`, table([words.endpoint, words.severity].map(escaped), rows)]
  }
  const changed = report.endpoints.filter(({ state }) => state === 'changed' || state === 'renamed')
  const told = changed.filter(({ own }) => own.length > 0)
  const onlyShared = changed.filter(({ own, shared: groups }) => own.length === 0 && groups.length > 0)
  const others = [told.length, onlyShared.length, countOf(report, 'added'), countOf(report, 'removed')]
  const same = others.reduce((rest, count) => rest - count, report.endpoints.length)
  return [
    ...list('removed', words.removed),
    ...list('added', words.added),
    ...(told.length > 0 ? [`## ${escaped(words.changed)}`] : []),
    ...told.flatMap((endpoint) => changedEndpoint(endpoint, report, words)),
    ...sharedOnly(onlyShared, words),
    ...(same > 0 ? [escaped(words.unchanged(same, words.number(same)))] : [])
  ]
}

/** Rows, not sections: a limit that changed may reach thousands. */
function sharedOnly(reached: readonly ReportedEndpoint[], words: ReportWords): string[] {
  if (reached.length === 0) return []
  const rows = reached.map((endpoint) => [
    nameOf(endpoint),
    severityOf(endpoint, words),
    escaped(endpoint.shared.map((number) => words.number(number)).join(', '))
  ])
  const head = [words.endpoint, words.severity, words.shared].map(escaped)
  return [`## ${escaped(words.sharedOnly)}`, table(head, rows)]
}

function countOf({ endpoints: all }: DocumentReport, state: ReportedEndpoint['state']): number {
  return all.filter((endpoint) => endpoint.state === state).length
}

function severityOf({ severity }: ReportedEndpoint, words: ReportWords): string {
  return severity === null ? '' : escaped(words.severities[severity])
}

function changedEndpoint(endpoint: ReportedEndpoint, report: DocumentReport, words: ReportWords): string[] {
  const { previous, own, shared: groups } = endpoint
  const head = `### ${nameOf(endpoint)} — ${severityOf(endpoint, words)}`
  const former = previous === null ? [] : [escaped(words.previously(`${previous.method} ${previous.path}`))]
  const marks = groups.map((number) => escaped(words.sharedMark(words.number(number))))
  return [head, ...former, changesTable(own, report, words), ...(marks.length > 0 ? [marks.join(' · ')] : [])]
}

function noise(report: DocumentReport, words: ReportWords): string[] {
  const rows = Object.entries(report.noiseCounts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => [
      escaped(words.noise[kind as keyof typeof words.noise]),
      escaped(words.number(count))
    ])
  if (rows.length === 0) return []
  const head = [escaped(words.hidden), escaped(words.count)]
  return [`## ${escaped(words.hidden)}`, escaped(words.hiddenText), table(head, rows)]
}
