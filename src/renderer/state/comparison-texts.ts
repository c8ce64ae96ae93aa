import type { Api, Input, Output } from '@shared/contract'
import type { Result } from '@shared/result'
import type { MergeContent } from '../ui/code-merge/merge-editor'

export type ComparedLines = Output<'documents.lines'>
type LineText = Input<'documents.lineText'>

/** In UTF-16 units: what is fetched at once. */
const sliceLength = 500_000

/** Fetches the texts that a comparison shows, part by part. */
export interface Fetching {
  api: Api
  wanted: Omit<LineText, 'side' | 'part'>
  /** Nobody waits for it any more: no further part is asked for. */
  isStale: () => boolean
  /** How much has arrived, from 0 to 1. */
  onprogress: (progress: number) => void
}

/** The whole texts, as two or as one; null when nobody waits for them any more. */
export async function fetchTexts(
  { api, wanted, isStale, onprogress }: Fetching,
  compared: ComparedLines,
  isSplit: boolean
): Promise<Result<MergeContent> | null> {
  const sides = isSplit ? (['before', 'after'] as const) : (['unified'] as const)
  const total = sides.reduce((sum, side) => sum + compared[side].chars, 0)
  const parts: Record<LineText['side'], string[]> = { before: [], after: [], unified: [] }
  let arrived = 0
  for (const side of sides) {
    for (let offset = 0; offset < compared[side].chars; offset += sliceLength) {
      const part = { kind: 'slice' as const, offset, length: sliceLength }
      const answer = await api.request('documents.lineText', { ...wanted, side, part })
      if (isStale()) return null
      if (!answer.ok) return answer
      parts[side].push(...answer.value.texts)
      arrived += sliceLength
      onprogress(Math.min(1, arrived / total))
    }
  }
  const { before, after, unified } = parts
  const value: MergeContent = isSplit ? { kind: 'split', before, after } : { kind: 'unified', text: unified }
  return { ok: true, value }
}
