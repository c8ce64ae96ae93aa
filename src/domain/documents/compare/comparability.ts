import type { Document } from './document'

/** What is known of where a document came from; null: not known, which is never a difference. */
export interface DocumentOrigin {
  define: string | null
  group_id: string | null
  env_id: string | null
}

/** Why two documents differ before anything changed. */
export interface Incomparability {
  about: 'define' | 'oas_version' | 'group_id' | 'env_id'
  before: string
  after: string
}

/**
 * Whether two documents are of one kind and place. What is told here explains differences of the whole documents, so it
 * comes before all of them; the comparison itself goes on.
 */
export function incomparabilities(
  before: { document: Document; origin: DocumentOrigin },
  after: { document: Document; origin: DocumentOrigin }
): Incomparability[] {
  const facts: [Incomparability['about'], string | null, string | null][] = [
    ['define', before.origin.define, after.origin.define],
    ['oas_version', before.document.format, after.document.format],
    ['group_id', before.origin.group_id, after.origin.group_id],
    ['env_id', before.origin.env_id, after.origin.env_id]
  ]
  return facts.flatMap(([about, was, is]) =>
    was !== null && is !== null && was !== is ? [{ about, before: was, after: is }] : []
  )
}
