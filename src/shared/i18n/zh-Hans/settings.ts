import type { settings as en } from '../en/settings'
import type { Translated } from '../shape'

export const settings: Translated<typeof en> = {
  title: '设置',
  language: '语言',
  languages: { system: '跟随系统', en: 'English', 'zh-Hans': '简体中文' },
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },

  whenClosed: '关闭窗口',
  whenClosedText: '仍有任务未结束时。',
  whenClosedChoices: { ask: '询问', background: '继续跟踪', quit: '退出' },
  atLogin: '登录',
  openAtLogin: '登录系统时启动',

  data: '数据文件夹',
  dataText: '整个台账都保存在此文件夹中。认证信息保存在文件夹之外，副本中不含认证信息。',
  openFolder: '打开文件夹',
  copyPath: '复制路径',

  about: '关于',
  version: '版本',
  runtime: 'Electron',
  platform: '系统',
  secrets: '认证信息',
  secretsKept: '由系统加密保存',
  secretsNotKept: '仅本次运行有效（系统无密钥环）',
  licence: '许可证',
  copyVersions: '复制版本信息',
  failed: '无法保存设置。'
}
