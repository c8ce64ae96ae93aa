import { Text } from '@codemirror/state'
import type { Slices } from './slices'

/** Joins the parts of a long text, slice by slice. */
export async function textOfParts(parts: readonly string[], slices: Slices): Promise<Text> {
  let text = Text.empty
  for (const part of parts) {
    text = text.append(Text.of(part.split('\n')))
    await slices.pause()
  }
  return text
}
