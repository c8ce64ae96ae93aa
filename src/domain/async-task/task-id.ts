/**
 * Whether a task id can be asked for. 'unsendable' cannot: empty, `.` or `..`, the path would name another call.
 * 'unusual' can: every id the service was seen to give has 32 hexadecimal digits, but the page only says String.
 */
export function taskIdForm(task_id: string): 'usual' | 'unusual' | 'unsendable' {
  if (/^\s*$|^\.\.?$/.test(task_id)) return 'unsendable'
  return /^[0-9a-f]{32}$/.test(task_id) ? 'usual' : 'unusual'
}
