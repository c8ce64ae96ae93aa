import { rules, type RuleId } from '@domain/documents/compare/rules'

/** The rules that tell what a label names, where it is not called as the rule is. */
const renamed: Readonly<Record<string, readonly RuleId[]>> = {
  'info.version-changed': ['info-version-changed'],
  'endpoint-removed': ['path-removed', 'operation-removed'],
  'endpoint-added': ['operation-added'],
  'parameter-max-decreased': ['request-upper-bound-lowered'],
  'security-changed': ['auth-type-changed', 'security-alternative-removed', 'security-scheme-changed'],
  'match-mode-swa-to-normal': ['match-mode-to-exact'],
  'match-mode-normal-to-swa': ['match-mode-to-prefix'],
  'cors-disabled': ['cors-off'],
  'cors-enabled': ['cors-on'],
  'request-type-public-to-private': ['request-type-to-private'],
  'backend-mapping-removed': ['backend-mapping-lost'],
  'ratelimit-binding-changed': ['ratelimit-rebound'],
  'result-sample-changed': ['sample-changed'],
  'non-success-status-added': ['other-status-added'],
  'ratelimit-policy-decreased': ['ratelimit-lowered'],
  'ratelimit-policy-added': ['ratelimit-definition-added'],
  'access-control-permit-narrowed': ['access-control-narrowed'],
  'response/request property removed': [
    'request-optional-property-removed',
    'response-optional-property-removed'
  ]
}

/** The rules that tell what a label names: a schema's in either direction. None for a label that nobody knows. */
export function rulesOf(label: string): readonly RuleId[] {
  const ids = [label, `request-${label}`, `response-${label}`].filter((id): id is RuleId => id in rules)
  return renamed[label] ?? ids
}
