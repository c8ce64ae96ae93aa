import type { savingReport as en } from '../en/saving-report'
import type { Translated } from '../shape'

export const savingReport: Translated<typeof en> = {
  save: '保存报告…',
  title: '保存本次对比的报告',
  format: '格式',
  formats: {
    html: 'HTML（便于阅读）',
    markdown: 'Markdown（便于粘贴到工单）',
    json: 'JSON（供程序使用）'
  },
  raw: '保留后端地址和凭证的明文',
  rawText: {
    documents: '阅读报告的人将看到文档中的后端地址、发送给后端的常量以及凭证。',
    imports: '阅读报告的人将看到服务端返回的原始文本，包括其中的地址和凭证。'
  },
  masked: {
    documents: '后端地址、发送给后端的常量以及凭证均已脱敏。',
    imports: '服务端返回文本中的凭证和地址中的主机均已脱敏。'
  },
  choose: '保存…',
  saved: (path) => `报告已保存：${path}`
}
