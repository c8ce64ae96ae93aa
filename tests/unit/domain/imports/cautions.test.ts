import { describe, expect, it } from 'vitest'
import { comparisonCautions, type RunFacts } from '@domain/imports/cautions'

const before: RunFacts = {
  endpointHost: 'apig.example.com',
  project_id: 'project-1',
  instance_id: 'instance-1',
  group_id: 'group-1',
  requested_group_id: 'group-1',
  finalAt: 1,
  reported: { success: true, failure: true, ignore: false },
  bodySha256: 'aa'
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
