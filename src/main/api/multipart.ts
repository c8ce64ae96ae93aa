/** A file to send as one part of a form. */
export interface FilePart {
  fileName: string
  contentType: string
  bytes: Uint8Array
}

/** A `multipart/form-data` body (RFC 7578) and the header that announces it. */
export function multipart(
  parts: readonly (readonly [name: string, value: string | FilePart])[],
  boundary: string
): { contentType: string; body: Uint8Array } {
  const chunks = parts.flatMap(([name, value]) => {
    const isText = typeof value === 'string'
    const head = [`--${boundary}`, `content-disposition: form-data; name="${quoted(name)}"`]
    if (!isText) head[1] += `; filename="${quoted(value.fileName)}"`
    if (!isText) head.push(`content-type: ${value.contentType}`)
    return [Buffer.from(`${head.join('\r\n')}\r\n\r\n`), isText ? Buffer.from(value) : value.bytes, newline]
  })
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)])
  }
}

const newline = Buffer.from('\r\n')

/** Quotes and line breaks as browsers write them into a part's header. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
