import type { ExportOptions, ImportOptions, StartRow } from '@shared/contract/starting'
import type { I18n } from '../../i18n.svelte'
import type { Fact } from '../detail/fact'

/** The options of a start in words, each with the vendor's own field name beside it. */
export function optionFacts({ startedWith }: StartRow, i18n: I18n): Fact[] {
  if (startedWith === null) return []
  return startedWith.task_type === 'import_api'
    ? importFacts(startedWith.options, i18n)
    : exportFacts(startedWith.options, i18n)
}

function importFacts(options: ImportOptions, i18n: I18n): Fact[] {
  const t = i18n.t.starting
  const { imports } = t
  const group: Fact =
    options.group_id === undefined
      ? { term: imports.target, value: t.intoNewGroup, title: 'is_create_group' }
      : { term: imports.target, value: options.group_id, monospace: true, title: 'group_id' }
  return [
    group,
    {
      term: imports.api_mode,
      value: imports.api_modes[options.api_mode],
      title: `api_mode: ${options.api_mode}`
    },
    {
      term: imports.extend_mode,
      value: imports.extend_modes[options.extend_mode],
      title: `extend_mode: ${options.extend_mode}`
    },
    { term: imports.simple_mode, value: options.simple_mode ? t.yes : t.no, title: 'simple_mode' },
    { term: imports.mock_mode, value: options.mock_mode ? t.yes : t.no, title: 'mock_mode' }
  ]
}

function exportFacts(options: ExportOptions, i18n: I18n): Fact[] {
  const t = i18n.t.starting
  const { exports, lists } = t
  const { apis, version } = options
  return [
    { term: lists.group, value: options.group_id, monospace: true, title: 'group_id' },
    { term: lists.environment, value: options.env_id, monospace: true, title: 'env_id' },
    { term: exports.define, value: exports.defines[options.define], title: `define: ${options.define}` },
    { term: exports.oas, value: exports.oasNames[options.oas_version], title: 'oas_version' },
    { term: exports.type, value: options.type, title: 'type' },
    {
      term: exports.version,
      value: version ?? t.byService,
      isAbsent: version === undefined,
      title: 'version'
    },
    {
      term: exports.apis,
      value:
        apis === undefined
          ? t.allApis
          : i18n.t.common.labelled(exports.apisCount(apis.length), apis.join(', ')),
      isAbsent: apis === undefined,
      title: 'apis'
    }
  ]
}
