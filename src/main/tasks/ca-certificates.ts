import type { X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Output, ParsedInput } from '@shared/contract'
import { err, ok, type Result } from '@shared/result'
import { holdsPrivateKey, readCertificates } from '../api/tls/certificates'
import { certificatesOf, certificateRow, fingerprintsOf, pemBlocks } from './kept-certificates'
import { applyNetwork, type NetworkDeps } from './network'

export interface CertificateDeps extends NetworkDeps {
  /** Asks the person for a file; null when they cancel. */
  chooseCertificateFile: () => Promise<string | null>
  choices: CertificateChoices
}

/** The file that was chosen last. Only main can fill it, so that no window adds what nobody chose. */
export class CertificateChoices {
  #count = 0
  #last: { choice: number; fileName: string; certificates: X509Certificate[] } | null = null

  keep(fileName: string, certificates: X509Certificate[]): number {
    this.#count += 1
    this.#last = { choice: this.#count, fileName, certificates }
    return this.#count
  }

  /** null: another file has been chosen since. */
  take(choice: number): { fileName: string; certificates: X509Certificate[] } | null {
    return this.#last?.choice === choice ? this.#last : null
  }
}

/** Far more than a bundle of every public authority needs. */
const maxBytes = 2_000_000

/**
 * Lets the person choose a file and reads it. No certificates: there is none in it, or it holds a private key, which no
 * authority gives away: it is the wrong file. Otherwise FILE_NOT_READ.
 */
export async function chooseCertificates(
  deps: CertificateDeps,
  { gatewayId }: ParsedInput<'network.chooseCertificates'>
): Promise<Result<Output<'network.chooseCertificates'>>> {
  const stored = await deps.ledger.read('gateway.network', { id: gatewayId })
  if (!stored.ok) return stored
  const path = await deps.chooseCertificateFile()
  if (path === null) return ok(null)
  const read = await certificatesIn(path)
  if (!read.ok) return read
  const { holdsKey } = read.value
  const certificates = distinct(read.value.certificates)
  const known = fingerprintsOf(stored.value.ca_certificates)
  return ok({
    choice: deps.choices.keep(basename(path), certificates),
    fileName: basename(path),
    certificates: certificates.map((certificate) => certificateRow(certificate, known, deps.now())),
    holdsKey
  })
}

async function certificatesIn(
  path: string
): Promise<Result<{ certificates: X509Certificate[]; holdsKey: boolean }>> {
  try {
    const { size } = await stat(path)
    const bytes = size > maxBytes ? new Uint8Array() : await readFile(path)
    const holdsKey = holdsPrivateKey(bytes)
    return ok({ certificates: holdsKey ? [] : readCertificates(bytes), holdsKey })
  } catch {
    return err('FILE_NOT_READ', 'the certificate file could not be read', { path })
  }
}

/** Trusts the authorities of the file chosen last, but for those with a problem. NOT_FOUND: it is not the last. */
export async function addCertificates(
  deps: CertificateDeps,
  { gatewayId, choice }: ParsedInput<'network.addCertificates'>
): Promise<Result<Output<'network.get'>>> {
  const chosen = deps.choices.take(choice)
  if (chosen === null) return err('NOT_FOUND', 'another file was chosen since')
  const stored = await deps.ledger.read('gateway.network', { id: gatewayId })
  if (!stored.ok) return stored
  const known = fingerprintsOf(stored.value.ca_certificates)
  const added = chosen.certificates.filter(
    (certificate) => certificateRow(certificate, known, deps.now()).problem === null
  )
  if (added.length === 0) return err('INVALID_INPUT', 'no authority to add', { field: 'certificates' })
  const pem = [...pemBlocks(stored.value.ca_certificates), ...added.map(String)].join('')
  return saveCertificates(deps, gatewayId, pem, chosen.fileName)
}

/** No longer trusts one of a gateway's authorities; for one that it does not have, nothing happens. */
export async function removeCertificate(
  deps: CertificateDeps,
  { gatewayId, fingerprint }: ParsedInput<'network.removeCertificate'>
): Promise<Result<Output<'network.get'>>> {
  const stored = await deps.ledger.read('gateway.network', { id: gatewayId })
  if (!stored.ok) return stored
  const left = certificatesOf(stored.value.ca_certificates).filter(
    ({ fingerprint256 }) => fingerprint256 !== fingerprint
  )
  const pem = left.map(String).join('')
  return saveCertificates(deps, gatewayId, pem, stored.value.ca_file_name)
}

async function saveCertificates(
  deps: CertificateDeps,
  gatewayId: number,
  pem: string,
  fileName: string | null
): Promise<Result<Output<'network.get'>>> {
  const kept =
    pem === ''
      ? { ca_certificates: null, ca_file_name: null }
      : { ca_certificates: pem, ca_file_name: fileName }
  const saved = await deps.ledger.write('gateway.setNetwork', { id: gatewayId, ...kept })
  return saved.ok ? applyNetwork(deps, gatewayId) : saved
}

function distinct(certificates: readonly X509Certificate[]): X509Certificate[] {
  return [...new Map(certificates.map((each) => [each.fingerprint256, each])).values()]
}
