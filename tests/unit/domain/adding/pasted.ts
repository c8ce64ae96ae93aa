import { readPasted } from '@domain/adding/read-pasted'
import { expect } from 'vitest'

export const a = 'd9ce8c9eede54b3f841ec324fe0bfdc2'
export const b = 'd6e8834b6f0f4711a2fa5345e5b60833'
export const project = '0123456789abcdef0123456789abcdef'
export const instance = 'fedcba9876543210fedcba9876543210'
export const path = `/v2/${project}/apigw/instances/${instance}/async-tasks/${a}`
export const url = `https://apig.cn-north-4.myhuaweicloud.com${path}`
export const place = {
  origin: 'https://apig.cn-north-4.myhuaweicloud.com',
  host: 'apig.cn-north-4.myhuaweicloud.com',
  project_id: project,
  instance_id: instance
}
export const token = 'MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8CAQExDTALBglghkgBZQMEAgEw'

export const ids = (text: string): string[] => readPasted(text).items.map(({ task_id }) => task_id)
export const problems = (text: string): string[] => readPasted(text).problems.map(({ problem }) => problem)
export const only = (text: string) => {
  const { items, problems } = readPasted(text)
  expect(problems).toEqual([])
  expect(items).toHaveLength(1)
  return items[0]
}
