const entered = [
  'p',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'ul',
  'li',
  'details',
  'summary',
  'bdi'
]
const known = new Set([
  ...['html', 'head', 'meta', 'title', 'style', 'script', 'body', 'header', 'main', 'section', 'div', 'span'],
  ...[
    'h1',
    'h2',
    'h3',
    'fieldset',
    'legend',
    'label',
    'input',
    'button',
    'a',
    'br',
    'code',
    'strong',
    ...entered
  ]
])
const empty = new Set(['meta', 'input', 'br'])
const attributes =
  /^(lang|charset|http-equiv|content|name|class|id|type|value|checked|hidden|scope|href|data-severity|data-open)$/

export interface PageTag {
  name: string
  attributes: Map<string, string>
}

/**
 * The tags of a report, read strictly: unknown tags and attributes, attributes without quotes and tags that are not
 * closed in order throw. What is not a tag can then only be text.
 */
export function pageTags(html: string): PageTag[] {
  const tags: PageTag[] = []
  const open: string[] = []
  const text = html.replace(/^<!doctype html>/, '').replace(/(<(style|script)>)[\s\S]*?(?=<\/\2>)/g, '$1')
  for (const [tag] of text.matchAll(/<[^>]*>/g)) {
    const closing = /^<\/([a-z0-9]+)>$/.exec(tag)
    if (closing !== null) {
      if (open.pop() !== closing[1]) throw new Error(`${tag} closes something else`)
      continue
    }
    const opening = /^<([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>$/.exec(tag)
    if (opening === null || !known.has(opening[1] ?? '')) throw new Error(`a strange tag: ${tag}`)
    const [, name = '', rest = ''] = opening
    const found = [...rest.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(
      ([, attribute = '', value = '']): [string, string] => [attribute, value]
    )
    for (const [attribute] of found) {
      if (!attributes.test(attribute)) throw new Error(`a strange attribute: ${tag}`)
    }
    tags.push({ name, attributes: new Map(found) })
    if (!empty.has(name)) open.push(name)
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join()}`)
  return tags
}
