import type { Json } from '../json'

/**
 * Writes JSON values as block-style YAML: two spaces, list items indented under their key, text plain where it
 * cannot be mistaken for anything else and double-quoted otherwise. Keys keep the order they have.
 */
export function yamlText(value: Json): string {
  return `${block(value, '').replace(/^\n/, '')}\n`
}

function block(value: Json, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    return value.map((item) => `\n${indent}-${nested(item, `${indent}  `)}`).join('')
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    if (entries.length === 0) return ' {}'
    return entries.map(([key, item]) => `\n${indent}${scalar(key)}:${block(item, `${indent}  `)}`).join('')
  }
  return ` ${scalar(value)}`
}

/** An item of a list starts on the line of its dash. */
function nested(item: Json, indent: string): string {
  return block(item, indent).replace(/^\n\s*/, ' ')
}

/** Characters JSON leaves as they are and YAML forbids or folds. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
const plain = /^[\p{L}_/][\p{L}\p{N}_/. -]*$/u
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value)
  if (plain.test(value) && !value.endsWith(' ') && !reserved.test(value)) return value
  return JSON.stringify(value).replace(
    unprintable,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
