/**
 * npm run test:verdicts -- FOLDER: how far the comparison's verdicts agree with a collection of document pairs that is no
 * part of the project (`index.json` and the documents it names). Exits with 1 when a set agrees too little.
 */
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { projectRoot } from './machine/project.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.log('No collection of verdicts was named, so none was scored: npm run test:verdicts -- FOLDER')
} else {
  process.env['VERDICTS_FOLDER'] = folder
  const alias = { '@domain': join(projectRoot, 'src/domain'), '@shared': join(projectRoot, 'src/shared') }
  await runnerImport(join(projectRoot, 'tests/verdicts/main.ts'), { configFile: false, resolve: { alias } })
}
