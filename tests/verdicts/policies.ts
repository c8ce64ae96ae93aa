import type { Policy } from '@domain/documents/compare/policy'
import type { RuleId } from '@domain/documents/compare/rules'

/** What oasdiff's published list of rules does not look at. */
const notLookedAt = [
  'parameter-serialization-changed',
  'parameter-empty-value-refused',
  'request-required-name-added',
  'request-items-added',
  'request-additional-properties-closed',
  'request-unique-items-set',
  'response-unique-items-dropped',
  'request-multiple-of-changed',
  'response-multiple-of-changed',
  'response-multiple-of-dropped',
  'request-bound-became-exclusive',
  'response-bound-became-inclusive'
] as const satisfies RuleId[]

/**
 * oasdiff's published policy where it differs from the callers' profile: security is information only, an address is no
 * matter of the contract, a changed structured suffix is allowed, and a list of alternatives that appears or goes counts as
 * members that were added or removed.
 */
export const oasdiffPolicy: Policy = {
  profile: 'callers',
  overrides: {
    ...Object.fromEntries(notLookedAt.map((rule) => [rule, 'compatible'])),
    'request-one-of-added': 'compatible',
    'request-one-of-dropped': 'breaking',
    'request-any-of-added': 'compatible',
    'request-any-of-dropped': 'breaking',
    'response-one-of-added': 'breaking',
    'response-one-of-dropped': 'compatible',
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
    'request-discriminator-changed': 'breaking',
    'response-discriminator-changed': 'breaking',
    'response-enum-value-added': 'breaking',
    'header-became-required': 'breaking',
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
