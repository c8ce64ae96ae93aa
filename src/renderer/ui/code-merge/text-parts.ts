import { Text } from '@codemirror/state'

/** Longer than this nothing is done between two frames, in ms. */
const sliceMs = 12

/** Joins the parts of a long text, over as many frames as it takes. */
export async function textOfParts(parts: readonly string[]): Promise<Text> {
  let text = Text.empty
  let startedAt = performance.now()
  for (const part of parts) {
    text = text.append(Text.of(part.split('\n')))
    if (performance.now() - startedAt < sliceMs) continue
    await new Promise((resolve) => requestAnimationFrame(resolve))
    startedAt = performance.now()
  }
  return text
}
