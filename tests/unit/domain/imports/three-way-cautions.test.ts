import { cautionsOf, type ExportFacts, type ImportFacts } from '@domain/imports/three-way-cautions'
import { expect, test } from 'vitest'

const place = { endpointHost: 'apig.example.com', project_id: 'p', instance_id: 'i', group: 'g' }
const run: ImportFacts = {
  ...place,
  startedAt: 100,
  finalAt: 200,
  reportsSuccesses: true,
  options: { mock_mode: false, simple_mode: false }
}
const next: ExportFacts = { ...place, startedAt: 300, finalAt: 400, define: 'all', asksForSomeApis: false }

test.each<[string, Partial<ImportFacts>, Partial<ExportFacts>, string[]]>([
  ['nothing but that an import publishes nothing', {}, {}, ['published_only']],
  ['an export of what is not published', {}, { define: 'dev' }, ['unpublished_only', 'policies_left_out']],
  ['an export of the front end', {}, { define: 'spec' }, ['published_only', 'backends_left_out']],
  ['an unknown define', {}, { define: null }, ['define_unknown']],
  ['another gateway', {}, { instance_id: 'other' }, ['different_gateway', 'published_only']],
  ['an unknown gateway is none', {}, { instance_id: null }, ['published_only']],
  ['another group', {}, { group: 'other' }, ['different_group', 'published_only']],
  ['an unknown group', { group: null }, {}, ['unknown_group', 'published_only']],
  [
    'an export that ended earlier',
    {},
    { startedAt: 20, finalAt: 50 },
    ['export_before_import', 'published_only']
  ],
  ['one that was on its way', {}, { startedAt: 150 }, ['export_before_import', 'published_only']],
  ['one started elsewhere', {}, { startedAt: null }, ['export_start_unknown', 'published_only']],
  ['an import started elsewhere', { startedAt: null }, {}, ['import_start_unknown', 'published_only']],
  ['some APIs', {}, { asksForSomeApis: true }, ['published_only', 'some_apis']],
  [
    'options that change APIs',
    { options: { mock_mode: true, simple_mode: true } },
    {},
    ['published_only', 'mock_mode', 'simple_mode']
  ],
  ['no list', { reportsSuccesses: false }, {}, ['published_only', 'no_success_list']]
])('%s', (_name, ofRun, ofNext, cautions) => {
  expect(cautionsOf({ ...run, ...ofRun }, { ...next, ...ofNext }, true)).toEqual(cautions)
})

test('when the import was started matters to the export before only', () => {
  expect(cautionsOf({ ...run, startedAt: null }, next, false)).toEqual(['published_only'])
})
