import { disagreements } from './disagreements'
import { score } from './score'

const folder = process.env['VERDICTS_FOLDER'] ?? ''
let isEnough = true
for (const { set, agreed, scored, least, disagreements: found } of score(folder)) {
  const percent = (agreed / scored) * 100
  if (percent < least) isEnough = false
  console.log(`${set}: ${agreed} of ${scored} agree, ${percent.toFixed(1)} % (at least ${least} %)`)
  for (const { id, expected, found: verdict } of found) {
    console.log(
      `  ${id}: expected ${expected}, found ${verdict}. ${disagreements[id] ?? 'Not explained yet.'}`
    )
  }
}
process.exitCode = isEnough ? 0 : 1
