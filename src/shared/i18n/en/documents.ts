import type { Incomparability } from '@domain/documents/compare/comparability'
import type { EndpointState, Noise, Severity } from '@domain/documents/compare/comparison'
import type { Profile } from '@domain/documents/compare/rules'
import { formatName } from '../format-name'

interface Sides {
  before?: string
  after?: string
}

const severities: Record<Severity, string> = {
  breaking: 'Breaking',
  warning: 'Warning',
  compatible: 'Compatible',
  documentation: 'Documentation'
}

const severityTexts: Record<Severity, string> = {
  breaking: 'Calls that worked before fail or mean something else.',
  warning: 'Some calls may be affected; somebody should look.',
  compatible: 'Calls that worked before still work.',
  documentation: 'Only words; no call is affected.'
}

const profiles: Record<Profile, string> = {
  callers: 'Callers of the APIs',
  operators: 'Gateway operators',
  strict: 'Strict'
}

const profileTexts: Record<Profile, string> = {
  callers: 'Breaking is what breaks those who call the APIs.',
  operators: 'As for callers; what opens an API to everybody is breaking, too.',
  strict: 'Whatever may break something counts as breaking.'
}

const states: Record<EndpointState, string> = {
  added: 'New',
  removed: 'Not in this document',
  renamed: 'Renamed',
  changed: 'Changed',
  same: 'Unchanged'
}

const noise: Record<Noise, string> = {
  info_version: 'The document’s version, which holds the time of the export',
  unused_definition: 'Definitions that no API uses',
  generated_response: 'Responses that the export wrote by itself'
}

const incomparable: Record<Incomparability['about'], (sides: Sides) => string> = {
  define: ({ before = '?', after = '?' }) =>
    `The two exports do not contain the same: “${before}” before, “${after}” after. Part of the differences comes from that.`,
  oas_version: ({ before = '?', after = '?' }) =>
    `The documents have different formats: ${formatName(before)} before, ${formatName(after)} after. They are compared by what they mean.`,
  group_id: ({ before = '?', after = '?' }) =>
    `The documents are of different API groups: ${before} before, ${after} after.`,
  env_id: ({ before = '?', after = '?' }) =>
    `The documents are of different environments: ${before} before, ${after} after.`
}

const obstacles: Record<'unreadable' | 'not_a_document' | 'too_deep', string> = {
  unreadable: 'it is neither JSON nor YAML that can be read',
  not_a_document: 'it is neither Swagger 2.0 nor OpenAPI 3',
  too_deep: 'it is nested deeper than anything a person writes'
}

/** How two texts stand on the screen. */
const layouts: Record<'split' | 'unified', string> = { split: 'Side by side', unified: 'Unified' }

/** How far the lines of a text comparison can be trusted. */
const precision: Record<'exact' | 'approximate', string> = { exact: 'Exact', approximate: 'Approximate' }

const precisionTexts: Record<'exact' | 'approximate', string> = {
  exact: 'Every line that differs is marked, and no other.',
  approximate: 'The texts differ too much at some places; there, whole blocks are marked as changed.'
}

/** What is said of two documents beside the rules: each table has one text per code. */
export const documents = {
  obstacles,
  /** A syntax error. */
  atLine: ({ reason, line }: { reason: string; line: number }) => `${reason} (line ${line})`,
  severities,
  severityTexts,
  profiles,
  profileTexts,
  states,
  noise,
  incomparable,
  layouts,
  precision,
  precisionTexts
}
