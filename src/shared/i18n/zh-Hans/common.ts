import type { common as en } from '../en/common'
import type { Translated } from '../shape'

export const common: Translated<typeof en> = {
  screens: '页面',
  views: { history: '历史', compare: '对比', gateways: '网关', settings: '设置' },
  cancel: '取消',
  close: '关闭',
  retry: '重试',
  copied: '已复制',
  clearSearch: '清除搜索',
  loading: '正在加载…',
  narrower: '变窄',
  wider: '变宽',
  more: '更多',

  between: (from, to) => `${from} 至 ${to} 之间`,
  seenAt: (at) => `观察于 ${at}`,
  since: (at) => `自 ${at} 起`,
  sentences: (first, second) => `${first}${second}`,
  withDetail: (text, more) => `${text}（${more}）`,
  labelled: (label, value) => `${label}：${value}`,

  demo: '演示',
  demoMark: '演示网关',
  demoText: '由本应用在内部模拟，此处内容均非来自华为云。',

  watching: (_n, shown) => `正在跟踪 ${shown} 个任务`,
  watchingNothing: '未跟踪任何任务',
  gatewayStopped: (name) => `${name}：轮询已停止`,
  gatewaysStopped: (n) => `${n} 个网关的轮询已停止`,
  offline: '无网络连接。已保存的内容仍可查看。',
  storageTrouble: '无法保存响应',
  answersWaiting: (_n: number, shown: string) =>
    `有 ${shown} 条响应暂存在内存中，一旦可以写入便会保存；在此之前请勿退出应用。`,

  leaving: {
    title: (_n, shown) => `继续跟踪 ${shown} 个任务？`,
    text: '关闭窗口后，应用可在后台继续查询。如果退出，下次启动前不再查询，其间记为空白时段。',
    told: '任务结束时会通知您。',
    tray: '可从系统托盘图标重新打开窗口。',
    trayOrStart: '可从系统托盘图标重新打开窗口；如果桌面不显示托盘图标，再次启动应用即可。',
    dock: '可从程序坞或菜单栏图标重新打开窗口。',
    remember: '不再询问',
    rememberText: '可在“设置”中更改。',
    background: '继续跟踪',
    quit: '退出'
  },
  crashed: {
    title: '窗口多次崩溃',
    text: '已保存的数据不受影响，任务仍在跟踪。可以重新加载窗口，或退出后重新启动应用。',
    reload: '重新加载',
    quit: '退出'
  },
  quitting: {
    title: '退出前正在等待响应',
    text: (seconds) => `导入或导出请求已发出，任务ID 只在其响应中给出。应用最多等待 ${seconds}，随后退出。`,
    now: '立即退出'
  },

  palette: {
    open: '命令',
    label: '转到页面、查找任务或执行命令',
    results: '结果',
    goTo: '转到',
    tasks: '任务',
    commands: '命令',
    nothing: '未找到'
  },
  commands: {
    'tasks.add': '添加任务…',
    'start.import': '发起导入…',
    'start.export': '发起导出…',
    'view.history': '历史',
    'view.compare': '对比',
    'view.gateways': '网关',
    'view.settings': '设置',
    find: '查找',
    'document.save': '保存 Swagger 文件…',
    'task.checkNow': '立即查询该任务',
    'change.next': '下一项变更',
    'change.previous': '上一项变更',
    'comparison.switchView': '切换含义对比与文本对比'
  },

  fatal: {
    title: '无法打开台账',
    noAnswer: '应用未能完整启动',
    folder: '数据文件夹',
    openFolder: '打开数据文件夹',
    version: '版本'
  },

  welcome: {
    title: '完整保存导入、导出任务的每一次响应',
    lines: {
      keep: '向 API 网关查询每个任务的状态，并逐字节保存每一次响应。',
      explain: '说明哪些 API 已新建、更新、失败或被忽略，以及如何处理。',
      compare: '对比两次导入，并将导出的 Swagger 文件原样保存。'
    },
    tryDemo: '试用演示网关',
    tryDemoText: '在本应用内运行，无需账号，也无需网络。',
    starting: '正在启动…',
    addGateway: '添加您的网关'
  }
}
