import type { Policy } from '@domain/documents/compare/policy'

/**
 * oasdiff's published policy where it differs from the callers' profile: security is information only, an address is no
 * matter of the contract, a required name without a property is not looked at, and a changed structured suffix is allowed.
 */
export const oasdiffPolicy: Policy = {
  profile: 'callers',
  overrides: {
    'anonymous-access-lost': 'compatible',
    'anonymous-access-gained': 'compatible',
    'security-alternative-removed': 'compatible',
    'security-alternative-added': 'compatible',
    'security-scope-added': 'compatible',
    'security-scope-removed': 'compatible',
    'security-scheme-changed': 'compatible',
    'auth-type-changed': 'compatible',
    'host-changed': 'compatible',
    'base-path-changed': 'compatible',
    'request-required-name-added': 'compatible',
    'request-media-type-suffix-changed': 'compatible',
    'response-media-type-suffix-changed': 'compatible',
    'response-media-type-generalized': 'breaking',
    'request-extensible-enum-value-removed': 'breaking'
  }
}

/** What OpenAPITools' own tests assert where it differs from the callers' profile. */
export const openApiToolsPolicy: Policy = {
  profile: 'callers',
  overrides: {
    'operation-id-changed': 'breaking',
    'parameter-removed': 'breaking',
    'other-status-removed': 'breaking',
    'optional-header-removed': 'breaking',
    'request-became-read-only': 'breaking',
    'response-became-write-only': 'breaking',
    'response-lower-bound-raised': 'breaking',
    'response-lower-bound-lowered': 'compatible',
    'security-scheme-definition-changed': 'breaking'
  }
}
