import { alteredAnswers } from './altered-answers'
import { brokenFraming } from './broken-framing'
import { brokenTransport } from './broken-transport'
import { errorAnswers } from './error-answers'
import type { Fault } from './fault'
import { foreignAnswers } from './foreign-answers'
import { signatureErrors } from './signature-errors'

/** Every way in which an answer can be made to go wrong, by name. */
export const faults = {
  ...errorAnswers,
  ...signatureErrors,
  ...foreignAnswers,
  ...alteredAnswers,
  ...brokenTransport,
  ...brokenFraming
} satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

export const faultNames = Object.keys(faults) as FaultName[]

export function isFaultName(name: unknown): name is FaultName {
  return typeof name === 'string' && Object.hasOwn(faults, name)
}

export function faultOf(name: FaultName): Fault {
  return faults[name]
}
