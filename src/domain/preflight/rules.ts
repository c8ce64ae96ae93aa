/**
 * What a finding means. error: the service is known to refuse the file or the API. warning: it is likely to refuse
 * something or to leave it out. note: it imports the file and ignores this.
 */
export type Severity = 'error' | 'warning' | 'note'

interface Rule {
  severity: Severity
  source: string
}

const table = (code: string): string => `API reference, appendix "Error codes", ${code}`
const guide = 'user guide, "Importing APIs", compatibility of Swagger fields'
const extended = 'user guide, "Extended Definition"'
const faq = 'user guide, FAQ "Why does API import fail?"'
const restrictions = 'user guide, "Importing APIs", restrictions of backend policies'
const quota = 'user guide, "Quotas"'
const form = 'API reference, ImportApiDefinitionsAsync, form parameters'

/** Every rule of the check before an import. One line a rule; its words are in shared/i18n. */
export const rules = {
  'file.empty': { severity: 'error', source: table('APIG.3609') },
  'file.too_large': { severity: 'error', source: `${table('APIG.3603')}; request bodies end at 12 MB` },
  'file.not_utf8': { severity: 'error', source: table('APIG.3600') },
  'file.extension': { severity: 'warning', source: form },

  'document.unparsable': { severity: 'error', source: table('APIG.3600') },
  'document.not_json': { severity: 'warning', source: form },
  'document.expands_too_far': { severity: 'error', source: 'aliases that multiply each other' },
  'document.not_object': { severity: 'error', source: table('APIG.3602') },
  'document.version': { severity: 'error', source: table('APIG.3601') },
  'document.version_not_text': { severity: 'error', source: table('APIG.3601') },
  'document.version_newer': { severity: 'warning', source: guide },
  'document.no_info': { severity: 'error', source: table('APIG.3602') },
  'document.no_paths': { severity: 'error', source: table('APIG.3602') },
  'document.duplicate_key': { severity: 'warning', source: 'RFC 8259, section 4; YAML 1.2, section 3.2.1.3' },
  'document.servers': { severity: 'error', source: table('APIG.2045') },

  'apis.none': { severity: 'warning', source: form },
  'apis.too_many': { severity: 'error', source: `${table('APIG.3127')}; ${faq}: 300` },
  'apis.duplicate': { severity: 'error', source: `${table('APIG.3301')}; ${guide}: the first one wins` },

  'group.name': { severity: 'error', source: `${table('APIG.2044')}; ${quota}` },

  'operation.method': { severity: 'error', source: guide },
  'operation.match_mode': { severity: 'error', source: extended },
  'operation.id_missing': { severity: 'note', source: guide },
  'operation.id_invalid': { severity: 'error', source: table('APIG.2011') },
  'operation.id_duplicate': { severity: 'error', source: table('APIG.3202') },
  'operation.tag_space': { severity: 'error', source: 'reports of failed imports of generated documents' },
  'operation.body': { severity: 'warning', source: guide },
  'operation.media_types': { severity: 'warning', source: guide },
  'operation.request_type': { severity: 'error', source: extended },
  'operation.flag': { severity: 'error', source: extended },
  'operation.schemes': { severity: 'error', source: guide },
  'operation.plugins': { severity: 'error', source: extended },

  'path.form': { severity: 'error', source: guide },
  'path.too_long': {
    severity: 'error',
    source: 'API reference, "Registering an API", req_uri: 512 characters'
  },
  'path.reference': { severity: 'warning', source: `not named in ${guide}` },
  'path.partial_variable': { severity: 'error', source: guide },
  'path.greedy_not_last': { severity: 'error', source: guide },
  'path.undeclared': { severity: 'error', source: table('APIG.2026') },
  'path.unused': { severity: 'error', source: table('APIG.2012') },
  'path.unmapped': { severity: 'error', source: table('APIG.2028') },

  'parameter.reference': { severity: 'error', source: table('APIG.3602') },
  'parameter.location': { severity: 'error', source: guide },
  'parameter.name': { severity: 'error', source: table('APIG.2011') },
  'parameter.auth_token': { severity: 'error', source: `${faq} (Chinese edition)` },
  'parameter.type': { severity: 'error', source: guide },
  'parameter.not_required': { severity: 'error', source: 'OpenAPI Specification, Parameter Object' },
  'parameter.duplicate': { severity: 'error', source: table('APIG.3209') },
  'parameter.extension': { severity: 'error', source: extended },

  'backend.missing': { severity: 'error', source: extended },
  'backend.type': { severity: 'error', source: table('APIG.2011') },
  'backend.part_missing': { severity: 'error', source: extended },
  'backend.value': { severity: 'error', source: extended },
  'backend.greedy': { severity: 'error', source: guide },
  'backend.path_unfilled': { severity: 'error', source: table('APIG.2027') },
  'backend.mapping': { severity: 'error', source: extended },
  'backend.mapping_undeclared': { severity: 'error', source: table('APIG.2028') },
  'backend.mapping_duplicate': { severity: 'error', source: table('APIG.3209') },

  'policy.not_list': { severity: 'error', source: extended },
  'policy.name': {
    severity: 'error',
    source: 'API reference, "Registering an API", name of a backend policy'
  },
  'policy.name_duplicate': { severity: 'error', source: table('APIG.3210') },
  'policy.type': { severity: 'error', source: restrictions },
  'policy.conditions': { severity: 'error', source: extended },
  'policy.condition': { severity: 'error', source: extended },
  'policy.condition_undeclared': { severity: 'error', source: extended },

  'security.shape': { severity: 'error', source: 'OpenAPI Specification, Security Requirement Object' },
  'security.undefined': { severity: 'error', source: 'OpenAPI Specification, Security Requirement Object' },
  'security.several': { severity: 'warning', source: 'API reference, "Registering an API": one auth_type' },
  'security.document': { severity: 'warning', source: `not named in ${guide}` },
  'security.scheme': { severity: 'error', source: extended },
  'security.auth_type': { severity: 'error', source: extended },
  'security.auth_opt': { severity: 'error', source: extended },
  'security.authorizer': { severity: 'error', source: `${extended}; ${table('APIG.2047')}` },

  'ratelimit.undefined': { severity: 'warning', source: table('APIG.3005') },
  'ratelimit.value': { severity: 'error', source: extended },
  'access_control.undefined': { severity: 'warning', source: table('APIG.3006') },
  'access_control.value': { severity: 'error', source: `${extended}; ${table('APIG.2015')}` },
  'response.undefined': { severity: 'warning', source: extended },
  'response.value': { severity: 'error', source: extended },

  'ignored.version': { severity: 'note', source: guide },
  'ignored.host': { severity: 'note', source: guide },
  'ignored.base_path': { severity: 'note', source: guide },
  'ignored.servers': { severity: 'note', source: guide },
  'ignored.responses': { severity: 'note', source: guide },
  'ignored.description': { severity: 'note', source: guide },
  'ignored.attributes': { severity: 'note', source: guide }
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

/** The limits the rules go by. */
export const maxFileBytes = 12 * 1024 * 1024
export const maxApis = 300
export const maxPathLength = 512
