import type { NetworkCase } from './network-case'
import { proxyCases } from './proxy-cases'
import { tlsCases } from './tls-cases'

/** What Electron's network must do for a gateway with settings of its own. */
export const networkCases: NetworkCase[] = [...tlsCases, ...proxyCases]
