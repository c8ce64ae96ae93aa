import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** How a secret may stand in a file: as text in the encodings that programs use, and in base64 and hexadecimal. */
export function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret)
  const json = JSON.stringify(secret).slice(1, -1)
  const texts = [
    secret,
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64Inside(bytes, offset))
  ]
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')]
}

/** The characters of base64 that are the same whatever stands before and after the secret. */
function base64Inside(bytes: Buffer, offset: number): string[] {
  const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
  const whole = shifted.toString('base64').replace(/=+$/, '')
  const inner = whole.slice(offset === 0 ? 0 : 4, whole.length - 1)
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
}

/** Every file below a folder; a link that leads nowhere is none. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
}

/** The names of the secrets that stand in these bytes, in whichever form. */
export function secretsIn(bytes: Buffer, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => bytes.includes(form)))
    .map(([name]) => name)
}

/** `file: name` for every secret found below the folder. */
export function leaksBelow(folder: string, secrets: Readonly<Record<string, string>>): string[] {
  return filesBelow(folder).flatMap((file) =>
    secretsIn(readFileSync(file), secrets).map((name) => `${file}: ${name}`)
  )
}
