import { importEntry } from './schema'

/** What is selected of an entry to compare or show it, under the names that the rules and the contract know. */
export const entryColumns = {
  list: importEntry.list,
  method: importEntry.method,
  path: importEntry.path,
  id: importEntry.api_id,
  action: importEntry.action,
  error_code: importEntry.error_code,
  error_msg: importEntry.error_msg
}
