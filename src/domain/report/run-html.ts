import { isInSeveralLists, type ApiChange } from '../imports/compare-runs'
import { runStates, type RunEntry, type RunState } from '../imports/run-state'
import { htmlCode, htmlTable, htmlText, sayIn, type Say } from './html'
import { htmlPage } from './html-page'
import type { ReportedRun, RunReport } from './run-report'
import { apiName, cellOf, failureOf, listsOf, optionsOf, severalLists } from './run-words'
import type { ReportWords } from './words'

/** A comparison of two imports as one HTML file in two languages; it starts in the first. */
export function runHtml(report: RunReport, languages: readonly [ReportWords, ReportWords]): string {
  const say = sayIn(languages)
  const main = [
    facts(report, say),
    cautions(report, say),
    twice(report, say),
    matrix(report, say),
    changed(report, say),
    same(report, say)
  ]
  return htmlPage(languages, say, {
    title: (words) => words.runsTitle,
    hasSeverities: false,
    main: main.filter((part) => part !== '').join('\n')
  })
}

function facts({ before, after, made_at, isRaw }: RunReport, say: Say): string {
  const row = (
    label: (words: ReportWords) => string,
    of: (run: ReportedRun) => string | null,
    show: (text: string) => string = htmlCode
  ): string => {
    const cells = [before, after].map((run) => {
      const text = of(run)
      return `<td>${text === null ? say((words) => words.unknown) : show(text)}</td>`
    })
    return `<tr><th scope="row">${say(label)}</th>${cells.join('')}</tr>`
  }
  const plain = (text: string): string => `<bdi>${htmlText(text)}</bdi>`
  const rows = [
    row(
      (words) => words.facts.name,
      ({ source }) => source.name,
      plain
    ),
    row(
      (words) => words.facts.task,
      ({ source }) => source.task_id
    ),
    row(
      (words) => words.facts.seen,
      ({ source }) => source.seen_at,
      plain
    ),
    row(
      (words) => words.facts.gateway,
      ({ gateway }) => gateway,
      plain
    ),
    row(
      (words) => words.facts.group,
      ({ group_id }) => group_id
    ),
    row((words) => words.facts.options, optionsOf),
    row(
      (words) => words.facts.sha256,
      ({ source }) => source.sha256
    )
  ]
  const head = ['', say((words) => words.before), say((words) => words.after)]
  const made = say((words) => words.labelled(words.made, made_at))
  return `${htmlTable(
    say((words) => words.runsTitle),
    head,
    rows
  )}<p class="soft">${made}<br>${say((words) => (isRaw ? words.raw : words.runsMasked))}</p>`
}

function cautions(report: RunReport, say: Say): string {
  if (report.cautions.length === 0) return ''
  const items = report.cautions.map((caution) => `<li>${say((words) => words.cautions[caution])}</li>`)
  return `<div class="note"><strong>${say((words) => words.first)}</strong><ul>${items.join('')}</ul></div>`
}

function twice(report: RunReport, say: Say): string {
  const { before, after } = report.inSeveralLists
  return before + after === 0 ? '' : `<p>${say((words) => severalLists(report, words).join(' '))}</p>`
}

function matrix(report: RunReport, say: Say): string {
  const state = (of: RunState): string => say((words) => words.runStates[of])
  const rows = runStates.map((before) => {
    const cells = runStates.map(
      (after) => `<td class="n">${say((words) => cellOf(report, before, after, words))}</td>`
    )
    return `<tr><th scope="row">${state(before)}</th>${cells.join('')}</tr>`
  })
  const caption = say((words) => words.matrix)
  return `<section><h2>${caption}</h2><p class="soft">${say((words) => words.matrixText)}</p>${htmlTable(caption, ['', ...runStates.map(state)], rows)}</section>`
}

function changed(report: RunReport, say: Say): string {
  const apis = report.apis.filter(({ isChanged }) => isChanged)
  const title = say((words) => words.changedCount(apis.length, words.number(apis.length)))
  const text = apis.length === 0 ? `<p>${say((words) => words.noChanges)}</p>` : rowsOf(apis, say)
  return `<section><h2>${title}</h2><p class="soft">${say((words) => words.notInRun)}</p>${text}</section>`
}

function same(report: RunReport, say: Say): string {
  const apis = report.apis.filter(({ isChanged }) => !isChanged)
  if (apis.length === 0) return ''
  const title = say((words) => words.unchanged(apis.length, words.number(apis.length)))
  return `<details><summary>${title}</summary>${rowsOf(apis, say)}</details>`
}

function rowsOf(apis: readonly ApiChange[], say: Say): string {
  const cell = (state: RunState, entry: RunEntry | null): string => {
    const failure = failureOf(entry)
    const text = failure === '' ? '' : `<p class="why"><bdi>${htmlText(failure)}</bdi></p>`
    return `<td class="c3">${say((words) => words.runStates[state])}${text}</td>`
  }
  const rows = apis.map((api) => {
    const { ordinal, before, after, beforeEntry, afterEntry } = api
    const repeated = ordinal === 0 ? '' : ` ${say((words) => words.duplicate(words.number(ordinal + 1)))}`
    const listed = isInSeveralLists(api) ? `<p class="why">${say((words) => listsOf(api, words))}</p>` : ''
    return `<tr><td>${htmlCode(apiName(api))}${repeated}${listed}</td>${cell(before, beforeEntry)}${cell(after, afterEntry)}</tr>`
  })
  const head = [say((words) => words.apis), say((words) => words.before), say((words) => words.after)]
  return htmlTable(
    say((words) => words.apis),
    head,
    rows
  )
}
