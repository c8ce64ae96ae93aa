import { bodyCases } from './transport/body-cases'
import type { TransportCase } from './transport/case'
import { failureCases } from './transport/failure-cases'
import { onceCases } from './transport/once-cases'
import { privacyCases } from './transport/privacy-cases'
import { protocolCases } from './transport/protocol-cases'

/** What every transport must do, whichever network stack it stands on. */
export const transportCases: TransportCase[] = [
  ...bodyCases,
  ...failureCases,
  ...protocolCases,
  ...onceCases,
  ...privacyCases
]
