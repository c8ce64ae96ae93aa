import type { failures as en } from '../en/failures'
import type { Translated } from '../shape'

export const failures: Translated<typeof en> = {
  dns: (p) =>
    `无法解析${p['host'] === undefined ? '终端节点的域名' : `域名 ${p['host']}`}。请检查终端节点、DNS 服务器或 VPN。`,
  refused: (p) => `${p['host'] ?? '终端节点'} 拒绝连接。请检查地址和端口。`,
  unreachable: (p) => `当前网络无法访问 ${p['host'] ?? '终端节点'}。`,
  offline: () => '本机没有网络连接。',
  timeout: (p) =>
    p['seconds'] === undefined ? '未在规定时间内收到完整响应。' : `${p['seconds']} 秒内未收到完整响应。`,
  tls: (p) =>
    `${p['host'] ?? '终端节点'} 的 TLS 证书不受信任${p['detail'] === undefined ? '' : `（${p['detail']}）`}。轮询已停止，未发送任何内容。`,
  proxy: () => '代理拒绝或无法建立连接。请检查系统代理设置。',
  reset: () => '响应尚未完成，连接已断开。',
  truncated: () => '响应短于其声明的长度。已收到的内容已保存。',
  too_large: (p) => `响应解压后超过 ${p['megabytes'] ?? 100} MB。已保存开头部分，其余未读取。`,
  redirect_refused: (p) =>
    `终端节点要求重定向到 ${p['target'] ?? '其他地址'}。凭证不会转发给第三方，因此未跟随重定向。`,
  protocol: () => '对端的响应不符合 HTTP 协议，通常是代理或端口错误所致。',
  blocked_port: () => '该端口禁止用于 HTTP 请求。请检查终端节点的端口。',
  aborted: () => '应用正在关闭或轮询已停止，请求已放弃。',
  unknown: (p) => `请求失败${p['detail'] === undefined ? '' : `：${p['detail']}`}。`
}
