import type { Report } from './finding'
import { maxFileBytes } from './rules'

/** What is known of the file besides its text. */
export interface FileFacts {
  fileName: string
  /** In bytes. */
  size: number
  /** Whether all of it is UTF-8. */
  isUtf8: boolean
}

/** The file as such: its name, size and encoding. */
export function checkFile({ fileName, size, isUtf8 }: FileFacts, report: Report): void {
  if (size > maxFileBytes) report('file.too_large', [], { size })
  if (!isUtf8) report('file.not_utf8', [])
  if (!/\.(?:json|ya?ml)$/i.test(fileName)) report('file.extension', [], { fileName })
}
