import { severities, type Severity } from '../documents/compare/comparison'
import type { DocumentReport, ReportedChange, ReportedEndpoint, SharedChanges } from './document-report'
import { documentFacts } from './facts'
import { htmlCode, htmlTable, sayIn, type Say } from './html'
import { htmlPage } from './html-page'
import type { ReportWords } from './words'

/** More endpoints of one change are counted, not named. */
const mostNamed = 500

/** A comparison of two documents as one HTML file in two languages; it starts in the first. */
export function documentHtml(report: DocumentReport, languages: readonly [ReportWords, ReportWords]): string {
  const writer = new DocumentWriter(report, sayIn(languages))
  return htmlPage(languages, sayIn(languages), {
    title: (words) => words.documentsTitle,
    hasSeverities: true,
    main: writer.main()
  })
}

class DocumentWriter {
  readonly #report: DocumentReport
  readonly #say: Say
  /** Of each group of shared changes, in their order. */
  readonly #sharedSeverities: Severity[][]

  constructor(report: DocumentReport, say: Say) {
    this.#report = report
    this.#say = say
    this.#sharedSeverities = report.shared.map(({ changes }) => this.#severitiesOf(changes))
  }

  main(): string {
    const { ofDocument } = this.#report
    return [
      documentFacts(this.#report, this.#say),
      this.#warnings(),
      this.#summary(),
      ofDocument.length === 0 ? '' : this.#section((words) => words.ofDocument, this.#table(ofDocument)),
      this.#shared(),
      this.#list('removed', (words) => words.removed),
      this.#list('added', (words) => words.added),
      this.#changed(),
      this.#unchanged(),
      this.#noise()
    ]
      .filter((part) => part !== '')
      .join('\n')
  }

  #section(title: (words: ReportWords) => string, content: string): string {
    return `<section><h2>${this.#say(title)}</h2>\n${content}</section>`
  }

  #warnings(): string {
    const { incomparable } = this.#report
    if (incomparable.length === 0) return ''
    const items = incomparable.map(
      ({ about, ...sides }) => `<li>${this.#say((words) => words.incomparable[about](sides))}</li>`
    )
    return `<div class="note"><strong>${this.#say((words) => words.first)}</strong><ul>${items.join('')}</ul></div>`
  }

  #summary(): string {
    const say = this.#say
    const { counts, changes, noise } = this.#report
    if (changes.length === noise.length) {
      return this.#section((words) => words.summary, `<p>${say((words) => words.noChanges)}</p>`)
    }
    const rows = severities.map(
      (severity) =>
        `<tr class="${severity}"><td>${this.#mark(severity)}</td><td class="n">${say((words) => words.number(counts[severity]))}</td></tr>`
    )
    const head = [say((words) => words.severity), say((words) => words.count)]
    return this.#section(
      (words) => words.summary,
      htmlTable(
        say((words) => words.summary),
        head,
        rows
      )
    )
  }

  #mark(severity: Severity): string {
    return `<span class="mark ${severity}">${this.#say((words) => words.severities[severity])}</span>`
  }

  #table(indexes: readonly number[]): string {
    const say = this.#say
    const rows = indexes.flatMap((index) => {
      const change = this.#report.changes[index]
      return change === undefined ? [] : [this.#row(change)]
    })
    const head = [say((words) => words.severity), say((words) => words.change), say((words) => words.where)]
    return htmlTable(
      say((words) => words.change),
      head,
      rows
    )
  }

  #row({ rule, severity, texts, beforeAt, afterAt }: ReportedChange): string {
    const say = this.#say
    const sentence = `<bdi>${say((words) => words.sentence(rule, texts))}</bdi>`
    const reason = `<p class="why">${say((words) => words.reason(rule))}</p>`
    const place = htmlCode(afterAt ?? beforeAt ?? '')
    return `<tr class="${severity}" data-severity="${severity}"><td class="c1">${this.#mark(severity)}</td><td>${sentence}${reason}</td><td class="c3">${place}</td></tr>`
  }

  #shared(): string {
    const { shared } = this.#report
    if (shared.length === 0) return ''
    return this.#section((words) => words.shared, shared.map((group) => this.#group(group)).join('\n'))
  }

  #group({ number, changes, endpoints }: SharedChanges): string {
    const say = this.#say
    const named = endpoints.slice(0, mostNamed).map((index) => `<li>${this.#link(index)}</li>`)
    const rest = endpoints.length - named.length
    if (rest > 0) named.push(`<li>${say((words) => words.more(rest, words.number(rest)))}</li>`)
    const told = this.#severitiesOf(changes).join(' ')
    const count = say((words) => words.sharedBy(endpoints.length, words.number(endpoints.length)))
    return `<div id="s${number}" data-severity="${told}"><h3>${say((words) => words.sharedMark(words.number(number)))}</h3>${this.#table(changes)}<details><summary>${count}</summary><ul>${named.join('')}</ul></details></div>`
  }

  #severitiesOf(indexes: readonly number[]): Severity[] {
    const found = new Set(indexes.map((index) => this.#report.changes[index]?.severity))
    return severities.filter((severity) => found.has(severity))
  }

  #link(index: number): string {
    const endpoint = this.#report.endpoints[index]
    return endpoint === undefined ? '' : `<a href="#e${index}">${nameOf(endpoint)}</a>`
  }

  #list(state: 'added' | 'removed', title: (words: ReportWords) => string): string {
    const say = this.#say
    const rows = [...this.#report.endpoints.entries()].flatMap(([index, endpoint]) => {
      const { severity } = endpoint
      if (endpoint.state !== state || severity === null) return []
      return [
        `<tr id="e${index}" class="${severity}" data-severity="${severity}"><td class="c1">${this.#mark(severity)}</td><td>${nameOf(endpoint)}</td></tr>`
      ]
    })
    if (rows.length === 0) return ''
    const head = [say((words) => words.severity), say((words) => words.endpoint)]
    return this.#section(title, htmlTable(say(title), head, rows))
  }

  #changed(): string {
    const told = [...this.#report.endpoints.entries()].filter(([, endpoint]) => isChanged(endpoint))
    const sections = told.filter(([, { own }]) => own.length > 0)
    const rows = told.filter(([, { own }]) => own.length === 0)
    const endpoints = sections.map(([index, endpoint]) => this.#endpoint(index, endpoint)).join('\n')
    return [
      sections.length === 0 ? '' : this.#section((words) => words.changed, endpoints),
      rows.length === 0 ? '' : this.#section((words) => words.sharedOnly, this.#sharedOnly(rows))
    ].join('')
  }

  /** Rows, not sections: a limit that changed may reach thousands. */
  #sharedOnly(reached: readonly (readonly [number, ReportedEndpoint])[]): string {
    const say = this.#say
    const rows = reached.map(([index, endpoint]) => {
      const { severity, shared } = endpoint
      const links = shared.map(
        (number) => `<a href="#s${number}">${say((words) => words.number(number))}</a>`
      )
      const mark = severity === null ? '' : this.#mark(severity)
      return `<tr id="e${index}" class="${severity ?? ''}" data-severity="${this.#told(endpoint)}"><td class="c1">${mark}</td><td>${nameOf(endpoint)}</td><td>${links.join(', ')}</td></tr>`
    })
    const head = [
      say((words) => words.severity),
      say((words) => words.endpoint),
      say((words) => words.shared)
    ]
    return htmlTable(
      say((words) => words.sharedOnly),
      head,
      rows
    )
  }

  /** The severities of whatever counts at an endpoint, for the filter. */
  #told({ own, shared }: ReportedEndpoint): string {
    const found = new Set([
      ...this.#severitiesOf(own),
      ...shared.flatMap((number) => this.#sharedSeverities[number - 1] ?? [])
    ])
    return severities.filter((each) => found.has(each)).join(' ')
  }

  #endpoint(index: number, endpoint: ReportedEndpoint): string {
    const say = this.#say
    const { severity, previous, own, shared } = endpoint
    const mark = severity === null ? '' : this.#mark(severity)
    const former =
      previous === null
        ? ''
        : `<p><bdi>${say((words) => words.previously(`${previous.method} ${previous.path}`))}</bdi></p>`
    const links = shared.map(
      (number) => `<a href="#s${number}">${say((words) => words.sharedMark(words.number(number)))}</a>`
    )
    const told = this.#told(endpoint)
    const groups = links.length === 0 ? '' : `<p>${links.join(' · ')}</p>`
    return `<details id="e${index}" data-severity="${told}"><summary>${nameOf(endpoint)} ${mark}</summary>${former}${this.#table(own)}${groups}</details>`
  }

  #unchanged(): string {
    const rest = this.#report.endpoints.filter(
      (endpoint) => !['added', 'removed'].includes(endpoint.state) && !isChanged(endpoint)
    )
    if (rest.length === 0) return ''
    const items = rest.map((endpoint) => `<li>${nameOf(endpoint)}</li>`)
    const count = this.#say((words) => words.unchanged(rest.length, words.number(rest.length)))
    return `<details><summary>${count}</summary><ul>${items.join('')}</ul></details>`
  }

  #noise(): string {
    const say = this.#say
    const { noise, noiseCounts } = this.#report
    if (noise.length === 0) return ''
    const kinds = (['info_version', 'unused_definition', 'generated_response'] as const)
      .filter((kind) => noiseCounts[kind] > 0)
      .map(
        (kind) =>
          `<li>${say((words) => words.labelled(words.noise[kind], words.number(noiseCounts[kind])))}</li>`
      )
    const text = `<p>${say((words) => words.hiddenText)}</p><ul>${kinds.join('')}</ul>`
    const rows = `<details><summary>${say((words) => words.hidden)}</summary>${this.#table(noise)}</details>`
    return this.#section((words) => words.hidden, text + rows)
  }
}

function isChanged({ state, own, shared }: ReportedEndpoint): boolean {
  return (state === 'changed' || state === 'renamed') && own.length + shared.length > 0
}

function nameOf({ method, path }: ReportedEndpoint): string {
  return htmlCode(`${method} ${path}`)
}
