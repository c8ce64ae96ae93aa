import { bodyCases } from './transport/body-cases'
import type { TransportCase } from './transport/case'
import { failureCases } from './transport/failure-cases'
import { privacyCases } from './transport/privacy-cases'

/** What every transport must do, whichever network stack it stands on. */
export const transportCases: TransportCase[] = [...bodyCases, ...failureCases, ...privacyCases]
