import type { history as en } from '../en/history'
import type { Translated } from '../shape'

export const history: Translated<typeof en> = {
  tasks: '任务',
  timeline: '时间线',
  detail: '详情',
  search: '搜索任务',
  filter: '筛选',
  clearFilter: '清除筛选',
  addTasks: '添加任务',
  gateway: '网关',
  type: '类型',
  status: '状态',
  group: 'API 分组',
  anyGateway: '全部网关',
  anyType: '全部类型',
  anyStatus: '全部状态',
  anyGroup: '全部分组',

  countAll: (_n, shown) => `${shown} 个任务`,
  countOf: (shown, total) => `${shown} / ${total} 个任务`,
  noTasks: '暂无任务',
  noTasksText: '请粘贴异步导入或导出接口返回的任务ID。',
  noMatch: '没有匹配的任务',
  noMatchText: '当前筛选条件或搜索内容没有结果。',
  pickTask: '未选择任务',
  pickTaskText: '在左侧选择一个任务，查看观察到的每一次响应。',
  tasksFailed: '无法列出任务',
  timelineFailed: '无法读取时间线',
  notObserved: '尚未观察到响应',
  notObservedText: '服务端返回第一个响应后，会显示在这里。',
  noGateway: '来自文件',

  success: '成功',
  failure: '失败',
  ignore: '忽略',
  lastObserved: (at) => `最近一次响应观察于 ${at}`,

  checkNow: '立即查询',
  checking: '正在查询…',
  pause: '暂停轮询该任务',
  resume: '恢复轮询该任务',
  copyTaskId: '复制任务ID',
  openGateway: '打开网关',

  isPaused: '您已暂停轮询，恢复之前不会发出任何查询。',
  isFinal: (at) => `任务已进入终态（${at}），轮询已结束。`,
  isStopped: '该任务的轮询已停止。',
  isUnattached: '该任务未关联任何网关，无法查询。',
  isGatewayStopped: (name) => `网关“${name}”已停止轮询全部任务。`,

  created: '任务已受理',
  httpError: (status) => `HTTP ${status}`,
  stateUnreadable: '无法识别',
  bodyChanged: '内容有变化',
  equalAnswers: (_n, shown) => `${shown} 次相同响应`,
  firstAndLast: (first, last) => `首次观察于 ${first}\n最近观察于 ${last}`,
  findings: (_n, shown) => `${shown} 处差异`,
  findingsText: '响应中与文档不一致之处',
  showAnswers: '展开每次响应',
  hideAnswers: '收起每次响应',
  moreAnswers: (_n, shown) => `显示更多（还有 ${shown} 次）`,
  took: (duration) => `耗时 ${duration}`,

  gaps: {
    app_closed: '应用已关闭',
    app_ended_unexpectedly: '应用意外退出',
    paused: '已暂停',
    gateway_stopped: '网关已停止'
  },
  gapText: '这段时间没有查询，其间的变化无从得知。',

  failures: {
    dns: '域名无法解析',
    refused: '连接被拒绝',
    unreachable: '主机不可达',
    offline: '无网络连接',
    timeout: '响应超时',
    tls: '证书不受信任',
    proxy: '代理失败',
    reset: '连接提前断开',
    truncated: '响应不完整',
    too_large: '响应过大',
    redirect_refused: '未跟随重定向',
    protocol: '不符合 HTTP 协议',
    blocked_port: '端口被禁止',
    aborted: '已放弃',
    unknown: '请求失败'
  },

  add: {
    title: '添加任务',
    gateway: '网关',
    ids: '任务ID',
    idsHint: '每行一个。也可粘贴完整响应或请求地址，将从中提取任务ID。',
    understood: (_n, shown) => `${shown} 个任务ID`,
    repeated: (n) => `${n} 个重复`,
    unclear: (n) => `${n} 行未识别到任务ID`,
    line: (n) => `第 ${n} 行`,
    unusual: '不是常见的 32 位十六进制格式',
    impossible: (id) => `“${id}”不能作为任务ID。`,
    tooMany: (limit) => `每次最多 ${limit} 个。`,
    submit: (n) => (n > 1 ? `添加 ${n} 个任务` : '添加任务'),
    noGateways: '请先添加网关：仅凭任务ID 无法得知应查询哪个网关。',
    done: (added, known) =>
      known === 0 ? `已添加 ${added} 个任务。` : `新添加 ${added} 个，已存在 ${known} 个。`
  }
}
