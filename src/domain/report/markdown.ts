const special = /[\\`*_[\]|~#$]/g

/** A text in which nothing is Markdown or HTML, on one line. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(special, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/**
 * A text as code, for use in tables too: pipes end cells even inside of code. What has backslashes beside its pipes cannot
 * be written as code there, and stays a text.
 */
export function markdownCode(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.includes('\\|')) return markdownText(line)
  const longest = (line.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0)
  const fence = '`'.repeat(longest + 1)
  const padding = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : ''
  return `${fence}${padding}${line}${padding}${fence}`.replaceAll('|', '\\|')
}

/** A table; cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
