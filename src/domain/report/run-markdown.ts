import { runStates, type RunEntry } from '../imports/run-state'
import { markdownCode as code, markdownTable as table, markdownText as escaped } from './markdown'
import type { ReportedRun, RunReport } from './run-report'
import { apiName, cellOf, failureOf, listsOf, optionsOf, severalLists } from './run-words'
import type { ReportWords } from './words'

/** A comparison of two imports as Markdown, in one language: the matrix, and every API that changed. */
export function runMarkdown(report: RunReport, words: ReportWords): string {
  const blocks = [
    `# ${escaped(words.runsTitle)}`,
    facts(report, words),
    ...(report.cautions.length === 0 ? [] : [cautions(report, words)]),
    ...severalLists(report, words).map(escaped),
    `## ${escaped(words.matrix)}`,
    escaped(words.matrixText),
    matrix(report, words),
    `## ${escaped(words.changedCount(report.changed, words.number(report.changed)))}`,
    escaped(words.notInRun),
    changes(report, words)
  ]
  return `${blocks.join('\n\n')}\n`
}

function facts({ before, after, made_at, isRaw }: RunReport, words: ReportWords): string {
  const row = (label: string, of: (run: ReportedRun) => string | null): string[] => [
    escaped(label),
    ...[before, after].map((run) => escaped(of(run) ?? words.unknown))
  ]
  const rows = [
    row(words.facts.name, ({ source }) => source.name),
    row(words.facts.task, ({ source }) => source.task_id),
    row(words.facts.seen, ({ source }) => source.seen_at),
    row(words.facts.gateway, ({ gateway }) => gateway),
    row(words.facts.group, ({ group_id }) => group_id),
    row(words.facts.options, optionsOf),
    row(words.facts.sha256, ({ source }) => source.sha256)
  ]
  const made = `${escaped(words.labelled(words.made, made_at))}\n\n${escaped(isRaw ? words.raw : words.runsMasked)}`
  return `${table(['', escaped(words.before), escaped(words.after)], rows)}\n\n${made}`
}

function cautions(report: RunReport, words: ReportWords): string {
  const lines = report.cautions.map((caution) => `> - ${escaped(words.cautions[caution])}`)
  return `> **${escaped(words.first)}**\n>\n${lines.join('\n')}`
}

function matrix(report: RunReport, words: ReportWords): string {
  const rows = runStates.map((before) => [
    escaped(words.runStates[before]),
    ...runStates.map((after) => escaped(cellOf(report, before, after, words)))
  ])
  return table(['', ...runStates.map((state) => escaped(words.runStates[state]))], rows)
}

function changes(report: RunReport, words: ReportWords): string {
  const rows = report.apis
    .filter(({ isChanged }) => isChanged)
    .map((api) => [
      code(apiName(api)) +
        (api.ordinal === 0 ? '' : ` ${escaped(words.duplicate(words.number(api.ordinal + 1)))}`) +
        note(listsOf(api, words)),
      escaped(words.runStates[api.before]) + failure(api.beforeEntry),
      escaped(words.runStates[api.after]) + failure(api.afterEntry)
    ])
  return rows.length === 0
    ? escaped(words.noChanges)
    : table([words.apis, words.before, words.after].map(escaped), rows)
}

function failure(entry: RunEntry | null): string {
  return note(failureOf(entry))
}

function note(text: string): string {
  return text === '' ? '' : `<br>${escaped(text)}`
}
