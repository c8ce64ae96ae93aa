import type { failures as en } from '../en/failures'
import type { Translated } from '../shape'
import { ownEntry } from '../own-entry'
import { isNoTls } from '../why'
import { network } from './network'

export const failures: Translated<typeof en> = {
  dns: (p) =>
    `无法解析${p['host'] === undefined ? '终端节点的域名' : `域名 ${String(p['host']).replace(/:\d+$/, '')}`}。请检查终端节点、DNS 服务器或 VPN。`,
  refused: (p) => `${p['host'] === undefined ? '终端节点' : `${p['host']} `}拒绝连接。请检查地址和端口。`,
  unreachable: (p) => `当前网络无法访问${p['host'] === undefined ? '终端节点' : ` ${p['host']}`}。`,
  offline: () => '本机没有网络连接。',
  timeout: (p) =>
    p['seconds'] === undefined ? '未在规定时间内收到完整响应。' : `${p['seconds']} 秒内未收到完整响应。`,
  tls: (p) => {
    const host = String(p['host'] ?? '终端节点')
    const why = ownEntry(network.tlsWhys, String(p['why']))?.(p)
    if (why === undefined)
      return `${host} 的 TLS 证书不受信任，未发送任何内容。请在“网关”页面测试连接以查看具体证书和原因。`
    return isNoTls(p['why']) ? network.tlsNone(host, why) : network.tlsFailed(host, why)
  },
  proxy: (p) => {
    const proxy = p['proxy'] === undefined ? network.theProxy : network.proxyNamed(String(p['proxy']))
    const why = ownEntry(network.proxyWhys, String(p['why']))
    return why?.(proxy) ?? '代理拒绝或无法建立连接。请在“网关”的“网络”设置中检查代理。'
  },
  reset: () => '响应尚未完成，连接已断开。',
  truncated: () => '响应在结束前中断，已收到的内容已保存。',
  too_large: (p) => `响应解压后超过 ${p['megabytes'] ?? 100} MB。已保存开头部分，其余未读取。`,
  redirect_refused: (p) =>
    `终端节点要求重定向到${p['target'] === undefined ? '其他地址' : ` ${p['target']}`}。认证信息不会发往其他地址，因此未跟随重定向。`,
  protocol: () => '对端的响应不符合 HTTP 协议，通常是代理或端口错误所致。',
  blocked_port: () => '该端口禁止用于 HTTP 请求。请检查终端节点的端口。',
  aborted: () => '应用正在关闭或轮询已停止，请求已放弃。',
  unknown: (p) => `请求失败${p['detail'] === undefined ? '' : `：${p['detail']}`}。`
}
