import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { derValues, dottedOid, type DerValue } from './der'

/** What a certificate says that node:crypto does not show (RFC 5280, sections 4.1 and 4.2.1). */
export interface Constraints {
  /** The algorithm it was signed with, dotted. */
  signatureOid: string
  /** How many authorities may stand between it and a server; null: any number. */
  pathLength: number | null
  /** Which names it may issue for; null: any. */
  names: NameConstraints | null
  /** It demands something that nobody here understands. */
  hasUnknownDemand: boolean
}

export interface NameConstraints {
  permitted: Subtree[]
  excluded: Subtree[]
}
type Subtree = { kind: 'dns'; domain: string } | { kind: 'ip'; address: Uint8Array; mask: Uint8Array }

const oids = {
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  /** keyUsage, extKeyUsage, subjectAltName: node:crypto reads them. */
  readElsewhere: ['2.5.29.15', '2.5.29.37', '2.5.29.17']
}

/** Reads a certificate's constraints; null when it is not built as RFC 5280 says. */
export function constraintsOf({ raw }: X509Certificate): Constraints | null {
  try {
    return read(raw)
  } catch {
    return null
  }
}

function read(raw: Uint8Array): Constraints {
  const [certificate] = derValues(raw)
  const [tbs, algorithm] = parts(certificate)
  const found: Constraints = {
    signatureOid: dottedOid(at(parts(algorithm), 0).content),
    pathLength: null,
    names: null,
    hasUnknownDemand: false
  }
  const list = parts(tbs).find(({ tag }) => tag === 0xa3)
  const extensions = list === undefined ? [] : parts(at(parts(list), 0)).map(parts)
  for (const extension of extensions) {
    const oid = dottedOid(at(extension, 0).content)
    const isCritical = extension.length === 3 && at(extension, 1).content[0] !== 0
    const value = at(derValues(at(extension, extension.length - 1).content), 0)
    if (oid === oids.basicConstraints) {
      const length = parts(value).find(({ tag }) => tag === 0x02)
      if (length !== undefined) found.pathLength = length.content.reduce((sum, byte) => sum * 256 + byte, 0)
    } else if (oid === oids.nameConstraints) found.names = readNames(value)
    else if (isCritical && !oids.readElsewhere.includes(oid)) found.hasUnknownDemand = true
  }
  return found
}

function readNames(value: DerValue): NameConstraints {
  const names: NameConstraints = { permitted: [], excluded: [] }
  for (const list of parts(value)) {
    const into = list.tag === 0xa0 ? names.permitted : names.excluded
    for (const subtree of parts(list)) {
      const { tag, content } = at(parts(subtree), 0)
      // Other kinds of names (people, directories) do not say which host a server is.
      if (tag === 0x82) {
        into.push({ kind: 'dns', domain: Buffer.from(content).toString('latin1').toLowerCase() })
      } else if (tag === 0x87) {
        const half = content.byteLength / 2
        into.push({ kind: 'ip', address: content.subarray(0, half), mask: content.subarray(half) })
      }
    }
  }
  return names
}

/** Whether an authority with these constraints may vouch for that host (a name, or an IP address without brackets). */
export function allowsHost({ permitted, excluded }: NameConstraints, host: string): boolean {
  const kind = isIP(host) === 0 ? 'dns' : 'ip'
  const ofKind = permitted.filter((subtree) => subtree.kind === kind)
  if (excluded.some((subtree) => holds(subtree, host))) return false
  return ofKind.length === 0 || ofKind.some((subtree) => holds(subtree, host))
}

function holds(subtree: Subtree, host: string): boolean {
  if (subtree.kind === 'dns') {
    const name = host.toLowerCase()
    const domain = subtree.domain.replace(/^\./, '')
    return isIP(host) === 0 && (domain === '' || name === domain || name.endsWith(`.${domain}`))
  }
  const bytes = addressBytes(host)
  if (bytes === null || bytes.length !== subtree.address.byteLength) return false
  return bytes.every(
    (byte, i) => (byte & (subtree.mask[i] ?? 0)) === ((subtree.address[i] ?? 0) & (subtree.mask[i] ?? 0))
  )
}

function addressBytes(host: string): number[] | null {
  if (isIP(host) === 4) return host.split('.').map(Number)
  if (isIP(host) !== 6) return null
  const [, groups = ''] = /^\[(.*)\]$/.exec(new URL(`http://[${host}]`).hostname) ?? []
  const [head = '', tail] = groups.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...(tail === undefined ? [] : zeros), ...right].flatMap((group) => {
    const number = Number.parseInt(group, 16)
    return [number >> 8, number & 0xff]
  })
}

function parts(value: DerValue | undefined): DerValue[] {
  if (value === undefined) throw new RangeError('a value is missing')
  return derValues(value.content)
}

function at(values: readonly DerValue[], index: number): DerValue {
  const value = values[index]
  if (value === undefined) throw new RangeError('a value is missing')
  return value
}
