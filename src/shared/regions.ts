/** Regions of Huawei Cloud that offer API Gateway (the vendor's SDK, ApigRegion). Their names are in shared/i18n. */
export const regionIds = [
  'cn-north-1',
  'cn-north-2',
  'cn-north-4',
  'cn-north-9',
  'cn-north-11',
  'cn-north-12',
  'cn-east-2',
  'cn-east-3',
  'cn-east-4',
  'cn-east-5',
  'cn-south-1',
  'cn-south-2',
  'cn-south-4',
  'cn-southwest-2',
  'cn-southwest-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'my-kualalumpur-1',
  'la-north-2',
  'la-south-2',
  'na-mexico-1',
  'sa-brazil-1',
  'af-north-1',
  'af-south-1',
  'me-east-1',
  'ae-ad-1',
  'tr-west-1',
  'eu-west-0',
  'eu-west-101',
  'ru-northwest-2',
  'ru-moscow-1'
] as const
export type RegionId = (typeof regionIds)[number]

/** Where a region's API Gateway and IAM answer. */
export interface RegionEndpoints {
  endpoint: string
  iam_endpoint: string
}

/** The endpoints of a region; one lies under another domain than all others. */
export function regionEndpoints(id: RegionId): RegionEndpoints {
  const domain = id === 'eu-west-101' ? 'myhuaweicloud.eu' : 'myhuaweicloud.com'
  return { endpoint: `https://apig.${id}.${domain}`, iam_endpoint: `https://iam.${id}.${domain}` }
}

/** The region whose endpoint that is; null for any other address. */
export function regionOfEndpoint(endpoint: string): RegionId | null {
  const typed = endpoint.trim().replace(/\/$/, '').toLowerCase()
  return regionIds.find((id) => regionEndpoints(id).endpoint === typed) ?? null
}
