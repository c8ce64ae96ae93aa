import type { DocumentType } from './answer'

/** ext4 and APFS: 255 bytes of UTF-8. NTFS counts 255 UTF-16 units, which is never more. */
const maxBytes = 255

/** Device names of Windows: taken in every folder, in any case, with any extension. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i

const extensions: Record<DocumentType, { own: string; known: RegExp }> = {
  json: { own: '.json', known: /\.json$/i },
  yaml: { own: '.yaml', known: /\.ya?ml$/i }
}

/**
 * A file name that Windows, macOS and Linux all accept and show as it is: for an exported document under the name the
 * service gave it, else under `fallback`. An extension of the type is kept or added; null adds none. The name is one
 * path component of at most 255 bytes of UTF-8, never empty, and its own safe name.
 */
export function safeFileName(original: string | null, type: DocumentType | null, fallback: string): string {
  for (const name of [original ?? '', fallback, 'export']) {
    const { stem, extension } = split(clean(name), type)
    const safe = shorten(unreserve(trimEnds(stem)), maxBytes - extension.length)
    if (/[^_]/.test(safe)) return safe + extension
  }
  throw new Error('unreachable: the last name is safe')
}

/** Without what is illegal, invisible or reorders text, normalised. Cut first: normalising a huge text takes long. */
function clean(name: string): string {
  const head = name.length > 2048 ? name.slice(0, 1024) + name.slice(-1024) : name
  const visible = head
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '_')
  return trimEnds(visible.normalize('NFC'))
}

function split(name: string, type: DocumentType | null): { stem: string; extension: string } {
  if (type === null) return { stem: name, extension: '' }
  const { own, known } = extensions[type]
  const sent = known.exec(name)
  return sent === null
    ? { stem: name, extension: own }
    : { stem: name.slice(0, sent.index), extension: sent[0] }
}

/** Leading dots hide a file on macOS and Linux; Windows drops dots and spaces at the end. */
function trimEnds(stem: string): string {
  return stem.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '')
}

function unreserve(stem: string): string {
  const device = /^[^.]*/.exec(stem)?.[0].trimEnd() ?? ''
  return reserved.test(device) ? `_${stem}` : stem
}

function shorten(stem: string, bytes: number): string {
  let used = 0
  let end = 0
  for (const character of stem) {
    used += new TextEncoder().encode(character).length
    if (used > bytes) return trimEnds(stem.slice(0, end))
    end += character.length
  }
  return stem
}
