import { describe, expect, it } from 'vitest'
import { iamEndpointOf } from '../../../src/shared/iam-endpoint'
import { regionEndpoints, regionIds } from '../../../src/shared/regions'

/** The vendor's SDK, ApigRegion, by country. */
const table = {
  'cn-north': [1, 2, 4, 9, 11, 12],
  'cn-east': [2, 3, 4, 5],
  'cn-south': [1, 2, 4],
  'cn-southwest': [2, 3],
  'ap-southeast': [1, 2, 3, 4, 5],
  'my-kualalumpur': [1],
  'la-north': [2],
  'la-south': [2],
  'na-mexico': [1],
  'sa-brazil': [1],
  'af-north': [1],
  'af-south': [1],
  'me-east': [1],
  'ae-ad': [1],
  'tr-west': [1],
  'eu-west': [0, 101],
  'ru-northwest': [2],
  'ru-moscow': [1]
}

describe('the endpoint catalogue', () => {
  it('holds the regions of the vendor’s table and no other', () => {
    const expected = Object.entries(table).flatMap(([name, numbers]) =>
      numbers.map((each) => `${name}-${each}`)
    )
    expect([...regionIds].sort()).toEqual(expected.sort())
  })

  it('knows IAM beside every endpoint, under the one other domain too', () => {
    for (const id of regionIds) {
      const { endpoint, iam_endpoint } = regionEndpoints(id)
      const domain = id === 'eu-west-101' ? 'eu' : 'com'
      expect(endpoint).toBe(`https://apig.${id}.myhuaweicloud.${domain}`)
      expect(iam_endpoint).toBe(`https://iam.${id}.myhuaweicloud.${domain}`)
      expect(iamEndpointOf(endpoint)).toBe(iam_endpoint)
    }
  })

  it('leaves every other cloud to free text, and guesses its IAM only from its own host', () => {
    expect(iamEndpointOf('https://apig.eu-de.otc.t-systems.com')).toBe('https://iam.eu-de.otc.t-systems.com')
    expect(iamEndpointOf('https://apig.region.stack.example:8443/')).toBe(
      'https://iam.region.stack.example:8443'
    )
    for (const other of ['https://gateway.stack.example', 'https://apig.', 'apig.stack.example', ''])
      expect(iamEndpointOf(other)).toBeNull()
  })
})
