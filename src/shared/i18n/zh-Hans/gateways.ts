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

  token: 'Token',
  tokenStates: {
    absent: '尚未设置 Token，无法发送请求。',
    stored: '已保存，由系统加密。',
    this_run: '仅保存在内存中，退出应用后失效。',
    unreadable: '已保存，但系统无法再解密。请重新粘贴。'
  },
  tokenShort: {
    absent: '无 Token',
    stored: 'Token 已保存',
    this_run: 'Token 仅本次有效',
    unreadable: 'Token 无法解密'
  },
  tokenField: 'Token（X-Auth-Token）',
  newTokenField: '新的 Token',
  tokenHint: '长度为数千个字符，其中的换行和空格会被去除。保存后不再显示。',
  saveToken: '保存 Token',
  tokenSaved: 'Token 已保存，轮询继续进行。',
  storing: {
    yes: 'Token 由系统加密，存放在台账之外，备份中不会包含。',
    no: '系统没有可用的密钥环，Token 仅在本次运行期间保存在内存中，重启后需要重新输入。'
  },
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
  projectHint: '控制台右上角用户名 → 我的凭证 → API凭证，选择与终端节点所在区域对应的项目。',
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
    idForm: 'ID 中不能包含空格以及 / ? # %',
    tokenForm: '这不是 Token：Token 只包含字母、数字以及 + / = - _ .'
  },
  cautions: {
    plainHttp: '不使用 https 时，Token 将以明文传输。',
    unusualId: '通常为 32 位十六进制字符。'
  },

  test: '测试连接',
  testing: '正在测试…',
  testNeedsSave: '测试使用已保存的设置，请先保存更改。',
  tookText: (duration) => `${duration}内响应`,
  verdicts: {
    reached: { title: '连接正常', text: '网关已响应并接受了 Token。' },
    no_token: { title: '没有 Token', text: '请在下方粘贴 Token 后重新测试。' },
    auth: {
      title: 'Token 被拒绝',
      text: 'Token 可能已过期（24 小时）、属于其他区域或项目，或内容不完整。请重新获取并粘贴。'
    },
    permission: {
      title: '没有权限',
      text: 'Token 有效，但其用户没有权限。请申请 IAM 权限 apig:instance:get 和 apig:asyncTask:get（旧版为 apig:apis:import、apig:apis:export）。'
    },
    no_instance: {
      title: '网关不存在',
      text: '该项目下没有此实例ID。请与“实例信息”中的实例ID 核对，并确认项目与终端节点的区域一致。'
    },
    no_feature: {
      title: '此处不提供该功能',
      text: '该终端节点不支持异步任务，可能是区域或网关版本较旧。请检查终端节点。'
    },
    throttled: { title: '请求过多', text: '服务端正在限流。请等待一分钟后重新测试。' },
    server_error: { title: '服务端异常', text: '已连接到服务端，但其自身返回了错误。请稍后重新测试。' },
    not_apig: {
      title: '对方不是 API 网关',
      text: '收到的响应不是 API 网关的格式，可能来自代理、登录页面或其他服务。请检查终端节点。'
    },
    network: { title: '无法连接', text: '没有收到响应。请检查网络、代理和终端节点。' }
  },
  serverSaid: '服务端返回：',

  remove: '删除网关',
  removeTitle: (name) => `删除网关“${name}”？`,
  removeText: (n, shown) =>
    `将删除其设置和 Token 并结束轮询。${n === 0 ? '历史记录' : `${shown} 个任务的历史记录`}会保留。`,
  removed: (name) => `已删除 ${name}，历史记录已保留。`,

  demo: '演示网关',
  demoText:
    '在本应用内部模拟的 API 网关。它在内存中真实地执行导入和导出，返回与文档一致的响应，不需要网络和 Token。',
  demoStart: '启动演示网关',
  demoStarting: '正在启动…',
  demoImport: '执行一次导入',
  demoExport: '执行一次导出',
  demoRunning: '正在发送…',
  demoOpen: '查看任务',
  demoRan: { import_api: '导入正在进行。', export_api: '导出正在进行。' }
}
