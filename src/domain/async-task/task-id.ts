/**
 * Whether a task id can be asked for. 'empty' cannot: the path would name another call. 'unusual' can: every id the
 * service was seen to give has 32 hexadecimal digits, but the page only says String.
 */
export function taskIdForm(task_id: string): 'usual' | 'unusual' | 'empty' {
  if (task_id.trim() === '') return 'empty'
  return /^[0-9a-f]{32}$/.test(task_id) ? 'usual' : 'unusual'
}
