import type { ReportWords } from './words'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** A text as HTML, for content and quoted attributes alike. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** A name of the document as code, which its own direction of writing does not leak out of. */
export function htmlCode(text: string): string {
  return `<code><bdi>${htmlText(text)}</bdi></code>`
}

/** What is said in each language; the page shows one of them. */
export type Say = (of: (words: ReportWords) => string) => string

/** In every language of the page, each marked as such; what all say alike is there once. */
export function sayIn(languages: readonly ReportWords[]): Say {
  return (of) => {
    const texts = languages.map(of)
    if (texts.every((text) => text === texts[0])) return htmlText(texts[0] ?? '')
    return texts
      .map((text, index) => {
        const language = htmlText(languages[index]?.language ?? '')
        return `<span class="l${index}" lang="${language}">${htmlText(text)}</span>`
      })
      .join('')
  }
}

/** A table; cells are HTML already. `caption` is for those who do not see where it stands. */
export function htmlTable(caption: string, head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((cell) => `<th scope="col">${cell}</th>`).join('')
  return (
    `<table><caption class="unseen">${caption}</caption><thead><tr>${cells}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table>`
  )
}
