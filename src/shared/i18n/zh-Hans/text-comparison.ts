import type { textComparison as en } from '../en/text-comparison'
import type { Translated } from '../shape'

export const textComparison: Translated<typeof en> = {
  title: '文本对比',
  beforeText: '变更前的文本',
  afterText: '变更后的文本',
  unifiedText: '合并显示的文本',
  layout: '文本排列方式',
  ignoreOrder: '忽略顺序',
  ignoreWhitespace: '忽略空白',
  wrap: '自动换行',
  unchanged: (_lines, count) => `${count} 行未变`,

  comparing: '正在逐行对比…',
  loading: (percent) => `正在加载文本：${percent}`,
  failed: '无法对比文本',
  same: '两份文档逐字节相同',
  hidden: {
    notation: '两份文档内容相同',
    order: '两份文档只有顺序不同',
    whitespace: '两份文档只有空白不同',
    order_and_whitespace: '两份文档只有顺序和空白不同'
  },
  hiddenTexts: {
    notation: '只是文件的写法不同：缩进、换行、JSON 或 YAML。',
    order: '当前忽略顺序，因此没有可显示的差异行。',
    whitespace: '当前忽略空白，因此没有可显示的差异行。',
    order_and_whitespace: '当前忽略顺序和空白，因此没有可显示的差异行。'
  },
  showAll: '不再忽略',

  changedLines: (_lines, count) => `${count} 行有变化`,
  explained: (count, _changes, changeCount) => `其中 ${count} 行由 ${changeCount} 项变更解释`,
  allExplained: (_changes, changeCount) => `全部由 ${changeCount} 项变更解释`,
  onlyPunctuation: (count) => `其中 ${count} 行只有逗号和括号不同`,
  notExplained: (count) => `${count} 行未能解释`,
  unexplainedTitle: '没有对应变更的差异行',
  linesBefore: (_count, lines) => `变更前第 ${lines} 行`,
  linesAfter: (_count, lines) => `变更后第 ${lines} 行`,

  nextChange: '下一处变化',
  previousChange: '上一处变化',
  noMoreChanges: '这个方向没有更多变化了',
  place: (index, total) => `${index} / ${total}`,

  find: '在两份文本中查找',
  nextMatch: '下一个匹配',
  previousMatch: '上一个匹配',
  noMatch: '未找到',
  atMost: (count) => `只能依次查看前 ${count} 处`,
  closeFind: '关闭查找',

  copy: '复制',
  copyBefore: '标记处变更前的行',
  copyAfter: '标记处变更后的行',

  largeTitle: '文档很长',
  largeText: '只显示有变化的行及其前后各三行。要查看全文，请保存报告或两份文档。',
  saveBefore: '保存变更前…',
  saveAfter: '保存变更后…',
  saved: (path) => `文档已保存：${path}`,
  hunks: '有变化的行',
  noLines: '这项变更在文档中没有对应的行',
  onlyUnified: '差异处过多，只能合并显示，不能并排显示。',
  uncoloured: '文本较长，不对名称和值着色。'
}
