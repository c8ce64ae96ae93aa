import type { gateways as en } from '../en/gateways'
import type { Translated } from '../shape'

export const gateways: Translated<typeof en> = {
  title: '网关',
  list: '网关列表',
  add: '添加网关',
  failed: '无法读取网关列表',
  none: '尚无网关',
  noneText: '添加要跟踪其任务的网关，或先试用演示网关。',

  polling: {
    idle: '没有需要跟踪的任务',
    active: (_n, shown) => `正在跟踪 ${shown} 个任务`,
    stopped: '轮询已停止'
  },
  taskCount: (_n, shown) => `台账中有 ${shown} 个任务`,
  stoppedAt: (at) => `轮询已于 ${at} 停止`,
  stoppedText: '恢复之前不会向该网关发送任何请求。',
  resume: '恢复轮询',
  resumed: '轮询已恢复。',

  tokenField: 'Token（X-Auth-Token）',
  tokenHint: '长度为数千个字符，其中的换行和空格会被去除。保存后不再显示。',
  howTo: '如何获取 Token',
  howToSteps: {
    request: '使用 IAM 用户的用户名和密码发送以下请求：',
    header: '响应消息头中 X-Subject-Token 的值即为 Token。',
    validity: '有效期为 24 小时，仅对请求中指定的项目有效。',
    account: '华为账号本身无法获取 Token，请先为其创建 IAM 用户。'
  },
  copyRequest: '复制请求',

  connection: '连接',
  name: '名称',
  nameHint: '任意名称，便于识别即可。',
  endpoint: '终端节点',
  endpointHint:
    'https://apig.{region}.myhuaweicloud.com，例如 https://apig.cn-north-4.myhuaweicloud.com。也支持其他域名（华为云 Stack、Open Telekom Cloud）。粘贴完整的请求地址可自动填写以下字段。',
  projectId: '项目ID',
  projectHint: '控制台右上角用户名 → 我的凭证 → API 凭证，选择与终端节点所在区域对应的项目。',
  instanceId: '实例ID',
  instanceHint: 'API 网关控制台 → 所用实例 → 实例信息 → 实例ID。',
  save: '保存更改',
  saved: '更改已保存。',
  discard: '放弃更改',
  create: '添加网关',
  created: (name) => `已添加 ${name}。`,
  filledFromAddress: '已从地址中提取终端节点、项目和实例。',
  problems: {
    required: '此项必填。',
    tooLong: (limit) => `最多 ${limit} 个字符。`,
    noScheme: '请以 https:// 开头，后接主机名。',
    notHost: '此处只填写主机，不含路径：https://apig.cn-north-4.myhuaweicloud.com',
    notAddress: '这不是有效的地址。',
    httpsRequired: '除本机地址外，必须使用 https://。',
    refused: '此项未被接受，请检查。',
    idForm: 'ID 中不能包含空格以及 / ? # %'
  },
  cautions: {
    plainHttp: '不使用 https 时，请求以明文传输。',
    unusualId: '通常为 32 位十六进制字符。'
  },

  test: '测试连接',
  testing: '正在测试…',
  testNeedsSave: '测试使用已保存的设置，请先保存更改。',
  testLocked: '访问密钥已被锁定，请在倒计时结束后测试。',
  worksAgain: '轮询仍处于停止状态，现在可以恢复。',
  tookText: (duration) => `${duration}内响应`,
  serverSaid: '服务端返回：',

  remove: '删除网关',
  removeTitle: (name) => `删除网关“${name}”？`,
  removeText: (n, shown) =>
    `将删除其设置和认证信息并结束轮询。${n === 0 ? '历史记录' : `${shown} 个任务的历史记录`}会保留。`,
  removed: (name) => `已删除 ${name}，历史记录已保留。`,

  demo: '演示网关',
  demoText:
    '在本应用内部模拟的 API 网关。它在内存中真实地执行导入和导出，返回与文档一致的响应，不需要网络和认证信息。',
  demoStart: '启动演示网关',
  demoStarting: '正在启动…',
  demoImport: '执行一次导入',
  demoExport: '执行一次导出',
  demoRunning: '正在发送…',
  demoOpen: '查看任务',
  demoRan: { import_api: '导入正在进行。', export_api: '导出正在进行。' }
}
