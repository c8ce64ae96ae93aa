/** One spelling for what a person takes as the same: case, full-width letters, composed and decomposed accents. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What the text filter looks in, kept with the task so that a search is one pass over short texts. */
export function searchText(task: {
  name: string
  note: string
  task_id: string
  group_id: string | null
  requested_group_id: string | null
}): string {
  return fold([task.name, task.note, task.task_id, task.group_id, task.requested_group_id].join('\n'))
}
