import { disagreements } from './disagreements'
import { leastEndpoints, scoreEndpoints } from './endpoints'
import { scoreLabels } from './labels'
import { score } from './score'

const folder = process.env['VERDICTS_FOLDER'] ?? ''
let isEnough = true
const sets = score(folder)
for (const { set, agreed, scored, least, disagreements: found } of sets) {
  const percent = (agreed / scored) * 100
  if (percent < least) isEnough = false
  console.log(`${set}: ${agreed} of ${scored} agree, ${percent.toFixed(1)} % (at least ${least} %)`)
  for (const { id, expected, found: verdict } of found) {
    console.log(
      `  ${id}: expected ${expected}, found ${verdict}. ${disagreements[id] ?? 'Not explained yet.'}`
    )
  }
}
const endpoints = scoreEndpoints(folder)
if (endpoints.scored > 0) {
  const percent = (endpoints.agreed / endpoints.scored) * 100
  if (percent < leastEndpoints) isEnough = false
  const share = `${percent.toFixed(1)} % (at least ${leastEndpoints} %)`
  console.log(`endpoints: ${endpoints.agreed} of ${endpoints.scored} agree on whether it breaks, ${share}`)
  for (const { id, endpoint, expected, found } of endpoints.disagreements) {
    const reason = disagreements[id] ?? 'Not explained yet.'
    console.log(`  ${id} ${endpoint}: expected ${expected}, found ${found}. ${reason}`)
  }
}
const labelled = scoreLabels(folder)
for (const { id, labelled: count, missed, unlabelled } of labelled) {
  if (missed.length > 0 || unlabelled.length > 0) isEnough = false
  const others = unlabelled.length === 0 ? 'nothing else is' : `${unlabelled.length} that nobody labelled`
  console.log(
    `${id}: ${count - missed.length} of ${count} labels are told as they say, and ${others} (all, nothing else)`
  )
  for (const each of missed) console.log(`  missed: ${each}`)
  for (const each of unlabelled) console.log(`  not labelled: ${each}`)
}
if (sets.length === 0 && endpoints.scored === 0 && labelled.length === 0) {
  console.log(
    `Nothing in ${folder} says what to expect: no index.json, and no oasdiff-changelog.json or expected.json beside a pair`
  )
}
process.exitCode = isEnough ? 0 : 1
