import { common } from './en/common'
import { compare } from './en/compare'
import { detail } from './en/detail'
import { errorCodes, reasons } from './en/error-codes'
import { errors } from './en/errors'
import { failures } from './en/failures'
import { findings } from './en/findings'
import { gateways } from './en/gateways'
import { history } from './en/history'
import { menu } from './en/menu'
import { settings } from './en/settings'
import { words } from './en/words'
import type { Translated } from './shape'

/** English is the source: every other catalogue has its keys and parameters, or does not compile. */
export const en = {
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
export type Messages = Translated<typeof en>
