import type { Messages } from './en'
import { common } from './zh-Hans/common'
import { compare } from './zh-Hans/compare'
import { detail } from './zh-Hans/detail'
import { errorCodes, reasons } from './zh-Hans/error-codes'
import { errors } from './zh-Hans/errors'
import { failures } from './zh-Hans/failures'
import { findings } from './zh-Hans/findings'
import { gateways } from './zh-Hans/gateways'
import { history } from './zh-Hans/history'
import { menu } from './zh-Hans/menu'
import { settings } from './zh-Hans/settings'
import { words } from './zh-Hans/words'

export const zhHans: Messages = {
  common,
  history,
  detail,
  compare,
  gateways,
  settings,
  menu,
  words,
  errors,
  failures,
  errorCodes,
  reasons,
  findings
}
