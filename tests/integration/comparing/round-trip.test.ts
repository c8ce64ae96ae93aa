import { readDocument, type Document } from '@domain/documents/compare/document'
import { parseDocument } from '@domain/documents/parse'
import { threeWay, type ThreeWayApi } from '@domain/imports/three-way'
import { describe, expect, test } from 'vitest'
import { exportText, oasVersions, type OasVersion } from '../../../src/demo-gateway/export/export-text'
import { defineScopes, definitionsOf, type DefineScope } from '../../../src/demo-gateway/export/scope'
import { runImport } from '../../../src/demo-gateway/import/run-import'
import {
  emptyModel,
  findGroup,
  publishGroup,
  releaseEnvironment
} from '../../../src/demo-gateway/model/gateway-model'
import { demoDocuments } from '../../../src/demo-gateway/seed/demo-documents'
import { demoSeed, plant } from '../../../src/demo-gateway/seed/seed'

function read(text: string): Document {
  const parsed = parseDocument(text)
  const document = parsed.ok ? readDocument(parsed.value) : null
  if (document === null) throw new Error('no document')
  return document
}

/** Imports a file into a new group and exports that, as the simulator does it after the vendor's tables. */
function roundTrip(text: string, define: DefineScope, oas_version: OasVersion): ThreeWayApi[] {
  const model = emptyModel(0)
  plant({ ...demoSeed, groups: [] }, model, 0)
  const modes = {
    api_mode: 'override',
    extend_mode: 'override',
    mock_mode: false,
    simple_mode: false
  } as const
  const outcome = runImport(Buffer.from(text), { group_id: null, ...modes }, model, 0)
  const group = 'group_id' in outcome ? findGroup(model, outcome.group_id) : undefined
  if (!('success' in outcome) || group === undefined) throw new Error(JSON.stringify(outcome))
  if (define !== 'dev') publishGroup(group, releaseEnvironment)
  const definitions = definitionsOf(group, releaseEnvironment, define, [])
  const exported = exportText({ group, definitions, define, version: 'v' }, oas_version, 'json', model)
  const entries = outcome.success.map((entry) => ({
    ...entry,
    ...{ list: 'success' as const, error_code: null, error_msg: null }
  }))
  const documents = { file: read(text), next: read(exported), previous: null }
  return threeWay({ entries, ...documents, define, previousDefine: null }).apis
}

const kinds = defineScopes.flatMap((define) => oasVersions.map((oas) => [define, oas] as const))

describe.each(demoDocuments)('$fileName', ({ text }) => {
  test.each(kinds)(
    'imported, touched by nobody, is as it was sent in an export of %s, OpenAPI %s',
    (define, oas) => {
      const successes = roundTrip(text, define, oas).filter(({ entry }) => entry !== null)
      expect(successes.length).toBeGreaterThan(2)
      const told = successes.map(({ taken, differences }) => [
        taken,
        ...differences.map(({ change }) => `${change.rule} ${change.name}`)
      ])
      expect(told).toEqual(successes.map(() => ['as_sent']))
    }
  )
})
