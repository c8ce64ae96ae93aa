import type { JsonObject } from '../json'
import {
  functionBackend,
  httpBackend,
  mockBackend,
  vpcBackend,
  type AuthoredApi,
  type AuthoredFile
} from './authoring'

/** What the demo gateway has besides APIs; definitions that name anything else are refused. */
export const demoChannels = ['order-vpc', 'stock-vpc']
export const demoFunctions = {
  receipt: 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:orders:receipt:latest',
  risk: 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:orders:risk-check:latest'
}

export const demoAuthorizers: Record<string, JsonObject> = {
  member_login: {
    auth_downgrade_enabled: false,
    authorizer_alias_uri: '',
    authorizer_type: 'FUNC',
    authorizer_uri: 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:members:login:latest',
    authorizer_version: 'latest',
    identities: [{ location: 'HEADER', name: 'X-Member-Token', validation: '' }],
    need_body: false,
    network_type: 'V1',
    retry_attempts: 0,
    timeout: 5000,
    ttl: 10,
    type: 'FRONTEND'
  }
}

/** Throttling and access control of the demo group, as a file defines them. */
const demoPolicies: JsonObject = {
  'x-apigateway-ratelimits': {
    orders_default: {
      'api-limit': 2000,
      'app-limit': 200,
      'ip-limit': 100,
      'user-limit': 100,
      interval: 1,
      unit: 'MINUTE',
      shared: false,
      special: []
    },
    orders_write: {
      'api-limit': 300,
      'app-limit': 30,
      'ip-limit': 20,
      'user-limit': 20,
      interval: 1,
      unit: 'SECOND',
      shared: true,
      special: [{ type: 'APP', limit: 100, instance: 'partner-portal' }]
    }
  },
  'x-apigateway-access-controls': {
    office_network: { 'acl-type': 'PERMIT', 'entity-type': 'IP', value: '198.51.100.0/24,203.0.113.7' }
  }
}

const read = { 'x-apigateway-ratelimit': 'orders_default' }
const write = { 'x-apigateway-ratelimit': 'orders_write' }
const staff = { 'x-apigateway-access-control': 'office_network', ...read }
const app = 'apig-auth-app'
const iam = 'apig-auth-iam'
const member = 'member_login'

type Author = (
  method: string,
  path: string,
  id: string,
  description: string,
  security: string | null,
  extra?: JsonObject
) => AuthoredApi

/** An author of APIs that share a kind of backend. */
function withBackend(backend: (method: string, path: string) => JsonObject): Author {
  return (method, path, id, description, security, extra = {}) => ({
    method,
    path,
    id,
    description,
    security,
    backend: backend(method, path),
    extra
  })
}

const order = '/orders/{order_id}'
const cart = '/carts/{cart_id}'
const core = withBackend((method, path) => vpcBackend(method, `/v1${path}`))
const stock = withBackend((method, path) => vpcBackend(method, path, 'stock-vpc', 2000))
const web = withBackend((method, path) => httpBackend(method, `/api${path}`))
const hooks = withBackend(() => httpBackend('ANY', '/callbacks/{proxy}', 'hooks.example.com'))
const receipts = withBackend(() => functionBackend(demoFunctions.receipt, order))
const risk = withBackend(() => functionBackend(demoFunctions.risk, ''))
const mock = withBackend(() => mockBackend('{"status":"UP"}'))

/** The group the demo gateway starts with. */
export const orderService: AuthoredFile = {
  title: 'order-service',
  description: '订单服务：下单、支付、发货与售后',
  extra: demoPolicies,
  apis: [
    {
      ...core('GET', '/orders', 'list_orders', '分页查询订单', app, read),
      query: { page: '页码，从 1 开始' }
    },
    core('POST', '/orders', 'create_order', '提交订单', app, write),
    core('GET', order, 'get_order', '查询订单详情', app, read),
    core('PUT', order, 'update_order', '修改未支付订单的收货信息', app, write),
    core('DELETE', order, 'cancel_order', '取消订单', app, write),
    core('GET', `${order}/items`, 'list_order_items', '查询订单商品', app, read),
    core('GET', `${order}/shipment`, 'get_shipment', '查询物流轨迹', app, read),
    core('POST', `${order}/shipment`, 'ship_order', '登记发货', iam, staff),
    core('GET', cart, 'get_cart', '查询购物车', member),
    core('POST', `${cart}/items`, 'add_cart_item', '加入购物车', member),
    core('DELETE', cart, 'clear_cart', '清空购物车', member),
    web('POST', `${order}/payments`, 'pay_order', '发起支付', member, write),
    web('GET', `${order}/payments`, 'get_payment', '查询支付状态', member, read),
    web('POST', `${order}/refunds`, 'refund_order', '申请退款', member, write),
    web('GET', `${order}/refunds`, 'list_refunds', '查询退款进度', member, read),
    web('GET', '/coupons', 'list_coupons', '查询可用优惠券', member, read),
    web('GET', '/reports/daily', 'daily_report', '订单日报', iam, staff),
    receipts('POST', `${order}/receipt`, 'issue_receipt', '开具电子发票', app),
    receipts('GET', `${order}/receipt`, 'get_receipt', '下载电子发票', app),
    risk('POST', '/risk/check', 'check_risk', '下单前风险检查', iam, write),
    stock('GET', '/stock/{sku}', 'get_stock', '查询库存', app, read),
    mock('GET', '/regions', 'list_regions', '行政区划', null, { 'x-apigateway-cors': true }),
    mock('GET', '/health', 'health_check', '健康检查', null),
    hooks('ANY', '/callbacks/{proxy+}', 'carrier_callbacks', '承运商回调', null, {
      'x-apigateway-match-mode': 'SWA'
    })
  ]
}
