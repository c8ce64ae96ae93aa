import { describe, expect, it } from 'vitest'
import {
  comparisonCautions,
  differingOptions,
  type RunFacts,
  type RunOptions
} from '@domain/imports/cautions'

const options: RunOptions = {
  is_create_group: false,
  api_mode: 'merge',
  extend_mode: 'merge',
  simple_mode: false,
  mock_mode: false
}
const before: RunFacts = {
  endpointHost: 'apig.example.com',
  project_id: 'project-1',
  instance_id: 'instance-1',
  group_id: 'group-1',
  requested_group_id: 'group-1',
  finalAt: 1,
  reported: { success: true, failure: true, ignore: false },
  bodySha256: 'aa',
  options
}
const after: RunFacts = { ...before, finalAt: 2, bodySha256: 'bb' }

describe('a comparison', () => {
  it.each<[string, Partial<RunFacts>, string[]]>([
    ['of two imports of one group', {}, []],
    ['with another host', { endpointHost: 'other.example.com' }, ['different_gateway']],
    ['with another project', { project_id: 'project-2' }, ['different_gateway']],
    ['with another instance', { instance_id: 'instance-2' }, ['different_gateway']],
    ['with an unknown place', { endpointHost: null, project_id: null, instance_id: null }, []],
    ['with another group', { group_id: 'group-2' }, ['different_group']],
    ['with a group that was only asked for', { group_id: null }, []],
    ['with no known group', { group_id: null, requested_group_id: null }, ['unknown_group']],
    ['started with other options', { options: { ...options, api_mode: 'override' } }, ['different_options']],
    ['with options that nobody knows', { options: null }, []],
    ['without a list', { reported: { success: true, failure: false, ignore: false } }, ['list_not_reported']],
    [
      'where only one reports ignored ones',
      { reported: { success: true, failure: true, ignore: true } },
      ['list_not_reported']
    ],
    ['backwards in time', { finalAt: 0 }, ['order_reversed']],
    ['at the same time', { finalAt: 1 }, []],
    ['of the same bytes', { bodySha256: 'aa' }, ['same_body']],
    ['with several reasons', { finalAt: 0, bodySha256: 'aa' }, ['order_reversed', 'same_body']]
  ])('%s', (_, changes, cautions) => {
    expect(comparisonCautions(before, { ...after, ...changes })).toEqual(cautions)
  })

  it('of two runs without a body says nothing about equal bodies', () => {
    expect(comparisonCautions({ ...before, bodySha256: null }, { ...after, bodySha256: null })).toEqual([])
  })
})

describe('options', () => {
  it.each([
    [{ is_create_group: true }, ['is_create_group']],
    [{ api_mode: 'override' }, ['api_mode']],
    [{ extend_mode: 'override' }, ['extend_mode']],
    [{ simple_mode: true }, ['simple_mode']],
    [{ mock_mode: true, api_mode: 'override' }, ['api_mode', 'mock_mode']],
    [{}, []]
  ] as const)('that are %j otherwise differ in %j', (changes, differing) => {
    expect(differingOptions(options, { ...options, ...changes })).toEqual(differing)
    expect(differingOptions({ ...options, ...changes }, options)).toEqual(differing)
  })

  it('that are not known of both never differ', () => {
    expect(differingOptions(null, options)).toEqual([])
    expect(differingOptions(options, null)).toEqual([])
  })
})
