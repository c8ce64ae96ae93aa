/** One part of a form. `fileName` is null for a text field. */
export interface Part {
  name: string
  fileName: string | null
  content: Buffer
}

/** The boundary of a multipart/form-data content type; null when it is another type or the boundary is malformed. */
export function multipartBoundary(contentType: string | undefined): string | null {
  const match = /^multipart\/form-data\s*;\s*boundary=(?:"([^"]+)"|([^\s;"]+))\s*$/i.exec(contentType ?? '')
  const boundary = match?.[1] ?? match?.[2] ?? ''
  return /^[\w'()+,./:=?-]{1,70}$/.test(boundary) ? boundary : null
}

/**
 * Reads a multipart/form-data body as RFC 7578 and RFC 2046 define it, with none of the liberties readers usually
 * allow: no preamble or epilogue, CRLF everywhere, every part a form field with a name, no header beside the two a
 * form needs. Null when anything is out of place.
 */
export function readMultipart(body: Buffer, boundary: string): Part[] | null {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const opening = delimiter.subarray(2)
  if (!body.subarray(0, opening.length).equals(opening)) return null
  const parts: Part[] = []
  let at = opening.length
  for (;;) {
    const rest = body.subarray(at)
    if (startsWith(rest, '--')) return ['--', '--\r\n'].includes(rest.toString('latin1')) ? parts : null
    if (!startsWith(rest, '\r\n')) return null
    const end = rest.indexOf(delimiter)
    if (end === -1) return null
    const part = readPart(rest.subarray(2, end))
    if (part === null) return null
    parts.push(part)
    at += end + delimiter.length
  }
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.subarray(0, text.length).toString('latin1') === text
}

const headerEnd = '\r\n\r\n'

function readPart(bytes: Buffer): Part | null {
  const end = bytes.indexOf(headerEnd)
  if (end === -1) return null
  const headers = new Map<string, string>()
  for (const line of bytes.subarray(0, end).toString('utf8').split('\r\n')) {
    const match = /^(content-disposition|content-type):[ \t]*(.*)$/i.exec(line)
    const name = match?.[1]?.toLowerCase()
    if (name === undefined || headers.has(name)) return null
    headers.set(name, match?.[2] ?? '')
  }
  const field = readDisposition(headers.get('content-disposition') ?? '')
  return field === null ? null : { ...field, content: bytes.subarray(end + headerEnd.length) }
}

/** Quoted names only, in the way browsers write them: a quote inside is %22, so none can appear. */
function readDisposition(value: string): Pick<Part, 'name' | 'fileName'> | null {
  const match = /^form-data; name="([^"\r\n]+)"(?:; filename="([^"\r\n]+)")?$/.exec(value)
  return match === null ? null : { name: match[1] ?? '', fileName: match[2] ?? null }
}
