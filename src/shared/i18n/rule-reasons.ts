import type { PlainRule, RuleId, SchemaRule } from '@domain/documents/compare/rules'

/** Why each rule matters to callers; many rules share a reason, and each language says it once. */
const plainReasons = {
  'path-removed': 'gone',
  'operation-removed': 'gone',
  'deprecated-operation-removed': 'gone_as_announced',
  'operation-added': 'nobody_calls_yet',
  'operation-renamed': 'called_elsewhere',
  'path-parameter-renamed': 'same_calls',
  'operation-deprecated': 'notice',
  'operation-reactivated': 'notice_withdrawn',
  'operation-id-changed': 'generated_names',
  'tags-changed': 'words_only',
  'summary-changed': 'words_only',
  'description-changed': 'words_only',
  'external-docs-changed': 'words_only',
  'info-changed': 'words_only',
  'host-changed': 'other_address',
  'base-path-changed': 'other_address',
  'schemes-changed': 'maybe_other_address',
  'servers-changed': 'maybe_other_address',
  'required-parameter-added': 'must_be_sent',
  'optional-parameter-added': 'may_be_left_out',
  'path-parameter-added': 'other_path',
  'path-parameter-removed': 'other_path',
  'parameter-removed': 'no_longer_read',
  'parameter-became-required': 'must_be_sent',
  'parameter-became-optional': 'may_be_left_out',
  'parameter-moved': 'sent_elsewhere',
  'parameter-serialization-changed': 'written_otherwise',
  'parameter-reserved-characters-changed': 'written_otherwise',
  'parameter-empty-value-refused': 'empty_refused',
  'parameter-empty-value-allowed': 'more_accepted',
  'parameter-default-added': 'other_default',
  'parameter-default-changed': 'other_default',
  'parameter-default-removed': 'other_default',
  'required-parameter-default-changed': 'default_unused',
  'parameter-deprecated': 'notice',
  'parameter-reactivated': 'notice_withdrawn',
  'required-body-added': 'must_be_sent',
  'optional-body-added': 'may_be_left_out',
  'body-removed': 'no_longer_read',
  'body-became-required': 'must_be_sent',
  'body-became-optional': 'may_be_left_out',
  'request-media-type-removed': 'media_type_refused',
  'request-media-type-added': 'more_accepted',
  'response-media-type-removed': 'media_type_missing',
  'response-media-type-added': 'media_type_on_demand',
  'request-media-type-suffix-changed': 'media_type_renamed',
  'response-media-type-suffix-changed': 'media_type_renamed',
  'response-media-type-generalized': 'media_type_says_less',
  'success-status-removed': 'status_missing',
  'other-status-removed': 'status_not_described',
  'success-status-added': 'status_new',
  'other-status-added': 'status_new',
  'required-header-removed': 'header_missing',
  'optional-header-removed': 'header_missing',
  'header-added': 'header_extra',
  'header-became-optional': 'header_unsure',
  'header-became-required': 'header_sure',
  'security-alternative-removed': 'sign_in_refused',
  'security-alternative-added': 'sign_in_more',
  'anonymous-access-lost': 'sign_in_needed',
  'anonymous-access-gained': 'open_to_everybody',
  'security-scope-added': 'scope_needed',
  'security-scope-removed': 'scope_not_needed',
  'security-scheme-changed': 'sign_in_otherwise',
  'security-scheme-definition-changed': 'used_by_nobody',
  'security-scheme-definition-added': 'used_by_nobody',
  'security-scheme-definition-removed': 'used_by_nobody',
  'auth-type-changed': 'sign_in_otherwise',
  'auth-options-changed': 'checked_otherwise',
  'authorizer-changed': 'checked_otherwise',
  'match-mode-to-exact': 'longer_paths_refused',
  'match-mode-to-prefix': 'longer_paths_taken',
  'request-type-to-private': 'not_on_sale',
  'request-type-to-public': 'on_sale',
  'cors-off': 'browsers_refused',
  'cors-on': 'browsers_allowed',
  'backend-type-changed': 'other_backend',
  'backend-added': 'other_backend',
  'backend-removed': 'other_backend',
  'backend-target-changed': 'other_backend',
  'backend-timeout-decreased': 'slow_answers_cut',
  'backend-timeout-increased': 'slow_answers_kept',
  'backend-option-changed': 'backend_only',
  'backend-mapping-lost': 'backend_receives_less',
  'backend-mapping-added': 'backend_receives_more',
  'backend-mapping-changed': 'backend_receives_other',
  'backend-constant-changed': 'backend_receives_other',
  'backend-mapping-dangling': 'backend_source_lost',
  'backend-mapping-mended': 'backend_receives_more',
  'backend-policy-added': 'routed_otherwise',
  'backend-policy-removed': 'routed_otherwise',
  'backend-policy-changed': 'routed_otherwise',
  'backend-policies-reordered': 'routed_otherwise',
  'mock-result-changed': 'mock_reply',
  'ratelimit-bound': 'throttled_sooner',
  'ratelimit-rebound': 'throttled_otherwise',
  'ratelimit-unbound': 'throttled_later',
  'ratelimit-lowered': 'throttled_sooner',
  'ratelimit-raised': 'throttled_later',
  'ratelimit-changed': 'throttled_otherwise',
  'ratelimit-definition-added': 'throttled_otherwise',
  'ratelimit-definition-removed': 'throttled_otherwise',
  'ratelimit-definition-changed': 'used_by_nobody',
  'access-control-bound': 'let_in_otherwise',
  'access-control-rebound': 'let_in_otherwise',
  'access-control-unbound': 'let_in_otherwise',
  'access-control-narrowed': 'locked_out',
  'access-control-widened': 'let_in',
  'access-control-changed': 'let_in_otherwise',
  'access-control-definition-added': 'let_in_otherwise',
  'access-control-definition-removed': 'let_in_otherwise',
  'access-control-definition-changed': 'used_by_nobody',
  'plugins-changed': 'plugins',
  'response-set-changed': 'error_replies',
  'response-set-definition-changed': 'used_by_nobody',
  'response-set-definition-added': 'error_replies',
  'response-set-definition-removed': 'error_replies',
  'sample-changed': 'words_only',
  'pass-through-changed': 'maybe_passed_on',
  'orchestrations-changed': 'backend_receives_other',
  'body-encoding-changed': 'body_encoded',
  'info-version-changed': 'export_time',
  'extension-changed': 'other_tools',
  'unused-definition-added': 'used_by_nobody',
  'unused-definition-changed': 'used_by_nobody',
  'unused-definition-removed': 'used_by_nobody'
} as const satisfies Record<PlainRule, string>

const less = { request: 'may_be_refused', response: 'only_known' } as const
const more = { request: 'more_accepted', response: 'unexpected' } as const
const other = { request: 'may_be_refused', response: 'unexpected' } as const
const hint = { request: 'notice', response: 'notice' } as const
const same = { request: 'same_meaning', response: 'same_meaning' } as const
const loose = { request: 'more_accepted', response: 'described_less' } as const
const inOrOut = { request: 'sent_or_not', response: 'sent_or_not' } as const
const mayStayOut = { request: 'may_be_left_out', response: 'may_be_missing' } as const
const mustBeThere = { request: 'must_be_sent', response: 'always_there' } as const

/** In requests a restriction refuses callers; in responses it is what is allowed that surprises them. */
const schemaReasons = {
  'type-changed': other,
  'type-widened': more,
  'type-narrowed': less,
  'type-made-explicit': same,
  'format-changed': other,
  'format-widened': more,
  'format-narrowed': less,
  'became-nullable': more,
  'became-not-nullable': less,
  'enum-value-removed': less,
  'enum-value-added': { request: 'more_accepted', response: 'unknown_value' },
  'extensible-enum-value-removed': less,
  'extensible-enum-value-added': { request: 'more_accepted', response: 'unknown_value' },
  'became-enum': less,
  'enum-dropped': { request: 'more_accepted', response: 'unlimited_values' },
  'required-property-added': { request: 'must_be_sent', response: 'extra' },
  'required-property-with-default-added': { request: 'may_be_left_out', response: 'extra' },
  'optional-property-added': { request: 'may_be_left_out', response: 'extra' },
  'property-became-required': mustBeThere,
  'property-with-default-became-required': { request: 'may_be_left_out', response: 'always_there' },
  'property-became-optional': mayStayOut,
  'required-property-removed': { request: 'no_longer_read', response: 'may_be_missing' },
  'optional-property-removed': { request: 'no_longer_read', response: 'may_be_missing' },
  'required-name-added': mustBeThere,
  'required-name-removed': mayStayOut,
  'upper-bound-lowered': less,
  'upper-bound-raised': more,
  'upper-bound-set': less,
  'upper-bound-dropped': more,
  'lower-bound-raised': less,
  'lower-bound-lowered': more,
  'lower-bound-set': less,
  'lower-bound-dropped': more,
  'pattern-added': less,
  'pattern-changed': { request: 'may_be_refused', response: 'noticed_by_few' },
  'pattern-dropped': { request: 'more_accepted', response: 'noticed_by_few' },
  'unique-items-set': less,
  'unique-items-dropped': more,
  'multiple-of-set': less,
  'multiple-of-changed': other,
  'multiple-of-dropped': more,
  'bound-became-exclusive': less,
  'bound-became-inclusive': more,
  'additional-properties-closed': less,
  'additional-properties-opened': { request: 'more_accepted', response: 'extra' },
  'items-added': less,
  'items-dropped': loose,
  'one-of-member-added': more,
  'one-of-member-removed': less,
  'one-of-added': less,
  'one-of-dropped': more,
  'any-of-member-added': { request: 'more_accepted', response: 'extra' },
  'any-of-member-removed': less,
  'any-of-added': less,
  'any-of-dropped': loose,
  'all-of-member-added': less,
  'all-of-member-removed': loose,
  'discriminator-changed': { request: 'told_apart_otherwise', response: 'told_apart_otherwise' },
  'became-read-only': inOrOut,
  'became-not-read-only': inOrOut,
  'became-write-only': inOrOut,
  'became-not-write-only': inOrOut,
  'schema-deprecated': hint,
  'schema-reactivated': { request: 'notice_withdrawn', response: 'notice_withdrawn' },
  'default-changed': { request: 'default_is_words', response: 'default_is_words' },
  'constraint-added': less,
  'constraint-changed': other,
  'constraint-dropped': more,
  'schema-added': less,
  'schema-dropped': loose,
  'schema-words-changed': { request: 'words_only', response: 'words_only' },
  'schema-extension-changed': { request: 'other_tools', response: 'other_tools' }
} as const satisfies Record<SchemaRule, Readonly<Record<'request' | 'response', string>>>

type SchemaReasons = (typeof schemaReasons)[SchemaRule]
export type RuleReason =
  (typeof plainReasons)[PlainRule] | SchemaReasons['request'] | SchemaReasons['response']

/** A rule of a schema and the direction it is asked for; null for every other rule. */
export function schemaRuleOf(rule: string): { rule: SchemaRule; direction: 'request' | 'response' } | null {
  for (const direction of ['request', 'response'] as const) {
    const name = rule.slice(direction.length + 1)
    if (rule.startsWith(`${direction}-`) && isSchemaRule(name)) return { rule: name, direction }
  }
  return null
}

/** Why a change by this rule matters to callers. */
export function reasonOf(rule: RuleId): RuleReason {
  const found = schemaRuleOf(rule)
  return found === null ? plainReasons[rule as PlainRule] : schemaReasons[found.rule][found.direction]
}

/** Whether this version has such a rule. */
export function isRuleId(rule: string): rule is RuleId {
  return Object.hasOwn(plainReasons, rule) || schemaRuleOf(rule) !== null
}

function isSchemaRule(name: string): name is SchemaRule {
  return Object.hasOwn(schemaReasons, name)
}
