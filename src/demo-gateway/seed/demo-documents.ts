import { yamlText } from '../export/yaml'
import {
  authoredOpenapi,
  authoredSwagger,
  httpBackend,
  mockBackend,
  vpcBackend,
  type AuthoredApi,
  type AuthoredFile
} from './authoring'

/** A file to try an import with. */
export interface DemoDocument {
  /** What it shows, for a list: an id, not a sentence. */
  name: 'first-import' | 'second-import' | 'openapi-import'
  fileName: string
  text: string
}

const member = '/members/{member_id}'

function crm(method: string, path: string, id: string, description: string, timeout = 5000): AuthoredApi {
  const security = 'apig-auth-app'
  return {
    method,
    path,
    id,
    description,
    security,
    backend: vpcBackend(method, `/crm${path}`, 'order-vpc', timeout)
  }
}

/** APIs both versions hold, unchanged. */
const settled: AuthoredApi[] = [
  crm('GET', '/members', 'list_members', '分页查询会员'),
  crm('POST', '/members', 'create_member', '注册会员'),
  crm('GET', `${member}/points`, 'get_points', '查询积分'),
  crm('POST', `${member}/points`, 'add_points', '发放积分'),
  crm('GET', `${member}/levels`, 'get_level', '查询会员等级'),
  {
    ...crm('GET', '/levels', 'list_levels', '会员等级列表'),
    backend: mockBackend('{"levels":["银卡","金卡"]}')
  }
]

/** Refused: no channel of that name (APIG.3023). */
const onMissingChannel: AuthoredApi = {
  ...crm('GET', `${member}/orders`, 'list_member_orders', '查询会员订单'),
  backend: vpcBackend('GET', `/crm${member}/orders`, 'member-vpc')
}

const firstVersion: AuthoredFile = {
  title: 'member-center',
  description: '会员中心',
  apis: [
    ...settled,
    crm('GET', member, 'get_member', '查询会员'),
    crm('PUT', member, 'update_member', '修改会员资料'),
    crm('GET', `${member}/addresses`, 'list_addresses', '查询收货地址'),
    // refused: the same API under another variable name (APIG.3301)
    crm('GET', '/members/{id}', 'get_member_by_id', '按编号查询会员'),
    onMissingChannel,
    // refused: a backend type that does not exist (APIG.2011)
    { ...crm('POST', '/members/search', 'search_members', '搜索会员'), backend: { type: 'GRPC' } },
    // refused: the path's variable goes nowhere (APIG.2028)
    { ...crm('DELETE', member, 'delete_member', '注销会员'), backend: httpBackend('DELETE', '/crm/members') }
  ]
}

const secondVersion: AuthoredFile = {
  ...firstVersion,
  apis: [
    ...settled,
    // changed: longer timeout, another method, custom authorizer
    crm('GET', member, 'get_member', '查询会员', 15_000),
    { ...crm('PUT', member, 'update_member', '修改会员资料（需登录）'), security: 'member_login' },
    // repaired
    crm('DELETE', member, 'delete_member', '注销会员'),
    { ...crm('POST', '/members/search', 'search_members', '搜索会员'), query: { keyword: '关键字' } },
    // still refused
    onMissingChannel,
    // new
    crm('POST', `${member}/coupons`, 'grant_coupon', '发放优惠券'),
    crm('GET', `${member}/coupons`, 'list_coupons', '查询优惠券'),
    // refused: a throttling policy nobody defined (APIG.3005)
    {
      ...crm('POST', `${member}/messages`, 'send_message', '发送站内信'),
      extra: { 'x-apigateway-ratelimit': 'messages' }
    },
    // refused: the name is taken (APIG.3202)
    crm('GET', '/v2/members', 'list_members', '分页查询会员（新版）')
  ]
}

const openapiVersion: AuthoredFile = {
  title: '门店服务',
  description: '门店查询与预约',
  apis: [
    { ...crm('GET', '/stores', 'list_stores', '附近门店'), query: { city: '城市编码' } },
    crm('GET', '/stores/{store_id}', 'get_store', '门店详情'),
    crm('POST', '/stores/{store_id}/bookings', 'book_visit', '预约到店'),
    // refused: a variable must fill its segment (APIG.2011)
    crm('GET', '/stores/shop-{store_id}', 'get_shop', '旧版门店详情')
  ]
}

/**
 * Import the first into a new group, then the second into the same group: with `merge` the known APIs are ignored,
 * with `override` they are updated; in both some are new, some repaired and some still refused.
 */
export const demoDocuments: readonly DemoDocument[] = [
  { name: 'first-import', fileName: 'member-center-v1.yaml', text: yamlText(authoredSwagger(firstVersion)) },
  {
    name: 'second-import',
    fileName: 'member-center-v2.json',
    text: `${JSON.stringify(authoredSwagger(secondVersion), null, 2)}\n`
  },
  { name: 'openapi-import', fileName: 'stores.yaml', text: yamlText(authoredOpenapi(openapiVersion)) }
]
