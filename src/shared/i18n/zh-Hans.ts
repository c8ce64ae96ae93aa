import type { Messages } from './en'
import { adding } from './zh-Hans/adding'
import { apiLife } from './zh-Hans/api-life'
import { backups } from './zh-Hans/backups'
import { common } from './zh-Hans/common'
import { compare } from './zh-Hans/compare'
import { credentials } from './zh-Hans/credentials'
import { detail } from './zh-Hans/detail'
import { documentComparison } from './zh-Hans/document-comparison'
import { documents } from './zh-Hans/documents'
import { errorCodes, reasons } from './zh-Hans/error-codes'
import { errors } from './zh-Hans/errors'
import { failedApis } from './zh-Hans/failed-apis'
import { failures } from './zh-Hans/failures'
import { findings } from './zh-Hans/findings'
import { gateways } from './zh-Hans/gateways'
import { history } from './zh-Hans/history'
import { menu } from './zh-Hans/menu'
import { network } from './zh-Hans/network'
import { report } from './zh-Hans/report'
import { ruleCatalogue } from './zh-Hans/rule-catalogue'
import { rules } from './zh-Hans/rules'
import { savingReport } from './zh-Hans/saving-report'
import { settings } from './zh-Hans/settings'
import { starting } from './zh-Hans/starting'
import { taken } from './zh-Hans/taken'
import { textComparison } from './zh-Hans/text-comparison'
import { words } from './zh-Hans/words'

export const zhHans: Messages = {
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
