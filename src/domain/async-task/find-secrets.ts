export type SecretKind = 'header' | 'access_key' | 'signature' | 'token'

/** Where a credential stands in a text of single bytes; `end` is exclusive. */
export interface Secret {
  start: number
  end: number
  kind: SecretKind
}

/** How a credential is recognised: by what stands before it, then by its own characters. */
interface Mark {
  kind: SecretKind
  /** Ends where the value starts. */
  lead: RegExp
  /** Characters of the value: of base64 and its relatives, or all up to a separator. */
  characters: RegExp
  /** Shorter values are words of a sentence, not credentials. */
  minLength: number
  /** Whether a value without a digit or an inner capital is a word, too. */
  isMixed: boolean
}

const token = /[A-Za-z0-9+/=_.%~-]/
const unquoted = /[^"'\\|,;&<>\s]/

/** Not inside of a word; an escaped line break of a JSON text may stand directly before. */
const at = String.raw`(?<=^|[^A-Za-z0-9]|\\[nrt])`
/** Between a name and its value: colon, equals sign or a JSON member's quotes, these perhaps escaped. */
const is = String.raw`(?:\\?["'])?\s{0,4}[:=]\s{0,4}(?:\\?["'])?`
const headerNames = String.raw`(?:x-)?(?:auth|security|subject|service|session|access|refresh)[-_]?token|(?:proxy-)?authorization|(?:set-)?cookie|access[-_]?key(?:[-_]?id)?|secret[-_]?key`

const mark = (
  kind: SecretKind,
  lead: string,
  characters: RegExp,
  minLength: number,
  isMixed = true
): Mark => ({
  kind,
  lead: new RegExp(at + lead, 'gi'),
  characters,
  minLength,
  isMixed
})

/** What the signing guide's error page, users' reports and the formats of IAM tokens show. */
const marks: readonly Mark[] = [
  // "Get secretKey failed,ak:…,err:ak not exist"; an Authorization header: "Access=…, SignedHeaders=…, Signature=…"
  mark('access_key', String.raw`ak(?:[:=]|\\?"\s{0,4}:\s{0,4}\\?")`, unquoted, 1, false),
  mark('access_key', 'access=', unquoted, 3, false),
  mark('signature', `signature${is}`, token, 16),
  // tokens that name themselves: CMS (MII…), JWT (eyJ…), Fernet (gAAAA…); others after the word
  mark('token', '(?=MII)', token, 40, false),
  mark('token', '(?=eyJ|gAAAA)', token, 24, false),
  mark('token', String.raw`tokens?(?:${is}|\s{1,4})`, token, 32),
  mark('header', String.raw`(?:${headerNames})${is}(?:(?:Basic|Bearer)\s{1,4})?`, unquoted, 12)
]

/** Every credential in the bytes, in order and without overlaps, in linear time. Looks at ASCII characters only. */
export function findSecrets(bytes: Uint8Array): Secret[] {
  // One character per byte, so that positions in the text are positions in the bytes.
  const text = new TextDecoder('windows-1252').decode(bytes)
  return merge([...findSignedHeaders(text), ...marks.flatMap((each) => findMarked(text, each))])
}

function findMarked(text: string, { kind, lead, characters, minLength, isMixed }: Mark): Secret[] {
  const found: Secret[] = []
  lead.lastIndex = 0
  for (let match = lead.exec(text); match !== null; match = lead.exec(text)) {
    const start = match.index + match[0].length
    const end = valueEnd(text, start, characters)
    const isSecret = end - start >= minLength && (!isMixed || /\d|[a-z][A-Z]/.test(text.slice(start, end)))
    if (isSecret) found.push({ start, end, kind })
    lead.lastIndex = Math.max(end, match.index + 1)
  }
  return found
}

function valueEnd(text: string, start: number, characters: RegExp): number {
  let end = start
  while (end < text.length) {
    if (characters.test(text.charAt(end))) end++
    else if (text.startsWith('\\/', end)) end += 2
    else break
  }
  return end
}

/** Signed headers that are no secrets and tell why a signature failed. Which others are signed is the caller's choice. */
const plainHeaders = new Set([
  'host',
  'accept',
  'content-length',
  'content-type',
  'user-agent',
  'x-domain-id',
  'x-project-id',
  'x-sdk-content-sha256',
  'x-sdk-date'
])

/** The values of the headers of every canonical request in the text, except the plain ones. */
function findSignedHeaders(text: string): Secret[] {
  const found: Secret[] = []
  const isJson = /^[^A-Za-z<]{0,100}[{[]/.test(text)
  const ends = isJson ? /(?<=(?<!\\)(?:\\\\)*)"|canonicalRequest/gi : /<|canonicalRequest/gi
  for (const { index } of text.matchAll(/canonicalRequest/gi)) {
    ends.lastIndex = index + 'canonicalRequest":"'.length
    const section = text.slice(index, ends.exec(text)?.index)
    for (const { start, end } of secretLines(section)) {
      found.push({ start: index + start, end: index + end, kind: 'header' })
    }
  }
  return found
}

/**
 * The service prints a canonical request with `|` for line breaks: method, path, query, a line `name:value` for each
 * header, an empty line, the names signed, the hash. A value that holds a `|` goes on in the next line.
 */
function secretLines(section: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  const breaks = [...section.matchAll(/\||\\n|\r?\n/g)]
  const header = /([A-Za-z0-9_-]{1,100}):/y
  let isSecret = false
  breaks.forEach((lineBreak, index) => {
    const lineStart = lineBreak.index + lineBreak[0].length
    const end = breaks[index + 1]?.index ?? section.length
    header.lastIndex = lineStart
    const name = header.exec(section)?.[1]
    if (name !== undefined) isSecret = !plainHeaders.has(name.toLowerCase())
    else if (lineStart === end) isSecret = false
    const start = name === undefined ? lineStart : header.lastIndex
    if (isSecret && start < end) lines.push({ start, end })
  })
  return lines
}

function merge(secrets: Secret[]): Secret[] {
  const merged: Secret[] = []
  for (const secret of secrets.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last !== undefined && secret.start < last.end) last.end = Math.max(last.end, secret.end)
    else merged.push(secret)
  }
  return merged
}
