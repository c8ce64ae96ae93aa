import type { backups as en } from '../en/backups'
import type { Translated } from '../shape'

export const backups: Translated<typeof en> = {
  title: '备份',
  text: '数据变更后 15 分钟内以及每次更新前自动备份，通过校验后才算有效。备份中不含认证信息。',
  none: '尚无备份。首次变更后将自动创建。',
  latest: (at) => `最近一次：${at}`,
  count: (_n, shown) => `${shown} 个备份`,
  ofBudget: (used, budget) => `已用 ${used}，上限 ${budget}`,
  make: '立即备份',
  made: '台账已备份，副本已通过校验。',
  all: '所有备份…',
  openFolder: '打开文件夹',
  budget: '备份空间上限',
  budgetText:
    '未超出上限时保留全部备份。超出后从最早的开始清理；最近一天的 3 个、14 天内每天 1 个、24 个月内每月 1 个最后清理。',
  overBudget: '备份目前已超出该上限。下次备份后将腾出空间，最新的备份始终保留。',
  troubleTitle: '最近一次备份未能完成',
  failed: '操作未成功。',
  close: '关闭',

  drill: '恢复演练',
  drillText: '按恢复的方式打开最新的备份并完整校验：所有数据页、所有行、哈希链，以及每个响应与其哈希值。',
  drillRun: '开始演练',
  drillNever: '尚未进行过演练。',
  drillPassed: (at, of) => `${at} 演练通过，所用备份：${of}。`,
  drillFailed: (at, of) => `${at} 演练未通过，所用备份：${of}。`,
  drillProved: (rows, tables, snapshots, bodies, size) =>
    `数据表 ${tables} 张，共 ${rows} 行；哈希链含 ${snapshots} 个响应；逐字节读回内容 ${bodies} 份（${size}）。`,

  working: {
    backup: {
      check: '正在校验台账…',
      copy: '正在复制台账…',
      verify: '正在校验副本…'
    },
    drill: '正在完整校验备份…',
    preview: '正在对比备份与台账…',
    restore: {
      check: '正在校验备份…',
      copy: '正在复制备份…',
      replace: '正在替换台账…'
    }
  },

  listTitle: '所有备份',
  list: '备份，最新的在前',
  loadFailed: '无法列出备份',
  reasons: {
    automatic: '自动',
    by_hand: '手动',
    before_update: '更新前',
    before_restore: '恢复前'
  },
  states: { verified: '已校验', unchecked: '未校验', damaged: '已损坏' },
  stateTexts: {
    verified: '已通过全部校验。',
    unchecked: '该副本的校验记录缺失，使用前会重新校验。'
  },
  problems: {
    unreadable: '无法读取该副本。',
    damaged: '该副本部分内容已损坏。',
    chain: '该副本的哈希链不完整：历史记录曾被更改。',
    bodies: '该副本中有响应与当初保存的内容不一致。',
    counts: '该副本缺少部分行。',
    changed: '该文件已不是当初校验过的文件。'
  },
  answers: (_n, shown) => `${shown} 个响应`,
  size: '大小',
  holds: '内容',
  madeBy: '创建版本',
  version: (version) => `版本 ${version}`,
  state: '校验',
  file: '文件',
  copyPath: '复制路径',
  tryThis: '完整校验',
  restore: '恢复…',

  restoreTitle: (at) => `恢复 ${at} 的备份？`,
  now: '当前台账',
  then: '该备份',
  lost: '将失去',
  gained: '将找回',
  counted: { tasks: '任务', snapshots: '响应', gateways: '网关' },
  lastObserved: '最近一次响应',
  never: '无',
  same: '两者的任务、响应和网关相同。',
  unreadable: '无法读取当前台账，因此无法统计将失去的内容。',
  alsoBack: '名称、备注和设置也会回到当时的状态。仍在进行的任务将从当时的状态继续跟踪。',
  undoText: '恢复前会先备份当前台账，恢复该备份即可撤销本次操作。',
  asideText: '已损坏的台账会原样保留在恢复后台账旁的文件夹中。',
  confirm: '恢复',
  restored: (at) => `台账已恢复到 ${at} 的状态。恢复前的状态已保存为最新的备份。`
}
