import { backendCases } from './backends'
import { bindingCases } from './bindings'
import { bodyCases } from './bodies'
import type { Case } from './case'
import { documentCases } from './document'
import { gatewayCases } from './gateway'
import { operationCases } from './operations'
import { parameterValueCases } from './parameter-values'
import { parameterCases } from './parameters'
import { responseCases } from './responses'
import { schemaBoundPairs } from './schema-bounds'
import { schemaKeywordPairs } from './schema-keywords'
import { schemaMemberPairs } from './schema-members'
import { inBothDirections } from './schema-pairs'
import { schemaPairs } from './schemas'
import { securitySchemeCases } from './security-schemes'
import { securityCases } from './security'
import { sharedSchemaCases } from './sent-one-way'

/** Every hand-written case of the catalogue of rules. */
export const cases: readonly Case[] = [
  ...operationCases,
  ...parameterCases,
  ...parameterValueCases,
  ...bodyCases,
  ...responseCases,
  ...inBothDirections([...schemaPairs, ...schemaBoundPairs, ...schemaMemberPairs, ...schemaKeywordPairs]),
  ...sharedSchemaCases,
  ...securityCases,
  ...securitySchemeCases,
  ...gatewayCases,
  ...bindingCases,
  ...backendCases,
  ...documentCases
]
