import { adding } from './en/adding'
import { apiLife } from './en/api-life'
import { backups } from './en/backups'
import { common } from './en/common'
import { compare } from './en/compare'
import { credentials } from './en/credentials'
import { detail } from './en/detail'
import { documentComparison } from './en/document-comparison'
import { documents } from './en/documents'
import { errorCodes, reasons } from './en/error-codes'
import { errors } from './en/errors'
import { failedApis } from './en/failed-apis'
import { failures } from './en/failures'
import { findings } from './en/findings'
import { gateways } from './en/gateways'
import { history } from './en/history'
import { menu } from './en/menu'
import { network } from './en/network'
import { report } from './en/report'
import { ruleCatalogue } from './en/rule-catalogue'
import { rules } from './en/rules'
import { savingReport } from './en/saving-report'
import { settings } from './en/settings'
import { starting } from './en/starting'
import { taken } from './en/taken'
import { textComparison } from './en/text-comparison'
import { words } from './en/words'
import type { Translated } from './shape'

/** English is the source: every other catalogue has its keys and parameters, or does not compile. */
export const en = {
  adding,
  apiLife,
  backups,
  common,
  history,
  detail,
  compare,
  gateways,
  network,
  credentials,
  settings,
  starting,
  menu,
  words,
  errors,
  failures,
  errorCodes,
  reasons,
  findings,
  rules,
  ruleCatalogue,
  documentComparison,
  documents,
  report,
  savingReport,
  failedApis,
  taken,
  textComparison
}
export type Messages = Translated<typeof en>
