import type { network as en } from '../en/network'
import type { Translated } from '../shape'

type Params = Record<string, string | number>
const named = (p: Params, key: string, otherwise: string): string =>
  p[key] === undefined ? otherwise : `“${p[key]}”`

export const network: Translated<typeof en> = {
  title: '网络',
  loading: '正在读取网络设置…',
  failed: '无法读取网络设置',

  proxy: '代理',
  modes: { system: '跟随系统', direct: '不使用', manual: '手动', pac: '脚本' },
  modeHints: {
    system: '使用系统的代理或代理脚本设置。',
    direct: '始终直接连接，忽略系统设置。',
    manual: '所有请求经由一个 HTTP 代理。访问本机（localhost）时不经过代理。',
    pac: '由代理脚本（PAC）决定每个地址的连接方式。脚本不可用时不发送任何请求，也不会直接连接。'
  },
  address: { manual: '代理地址', pac: '脚本地址' },
  addressHint: {
    manual: '主机和端口，例如 proxy.example.com:8080',
    pac: '例如 http://wpad.example.com/proxy.pac'
  },
  user: '代理用户名',
  userHint: '仅在代理要求认证时填写，不会发送给网关。',
  password: '代理密码',
  passwordHints: {
    absent: '尚未保存密码。',
    stored: '已保存，由系统加密。留空则保持不变。',
    stored_weakly: '已保存在磁盘上，保护较弱。留空则保持不变。',
    this_run: '仅在本次运行期间保存。留空则保持不变。',
    unreadable: '已保存，但系统无法再解密。请重新输入。'
  },
  passwordAgain: '代理或用户名已更改，原密码不再使用。请输入新密码。',
  passwordThisRun: '系统没有可用的密钥环，密码仅在本次运行期间保存在内存中。',
  problems: {
    required: '此项必填。',
    not_a_proxy: '代理地址无效。请填写 主机:端口，不含用户名，例如 proxy.example.com:8080',
    not_a_script: '脚本地址无效。请以 http:// 或 https:// 开头'
  },
  save: '保存代理设置',
  saved: '代理设置已保存，从下一次请求起生效。',
  discard: '放弃更改',

  certificates: '自有证书颁发机构',
  certificatesHint:
    '适用于使用企业内部证书的网关。除系统信任的机构外，仅对该网关额外信任这些机构。本应用从不忽略证书错误。',
  noCertificates: '未添加，仅信任系统中的证书颁发机构。',
  fromFile: (name) => `最近一次从 ${name} 添加。`,
  add: '从文件添加…',
  chosenTitle: '信任这些证书颁发机构？',
  chosenText: (name) => `${name} 中包含以下证书。信任之前，请与企业公布的指纹核对。`,
  chosenNone: (name) =>
    `${name} 中没有 PEM 或 DER 格式的证书。请单独导出证书颁发机构的证书（Base-64 编码，.cer 或 .pem）；不支持 .p7b、.pfx 等容器格式。`,
  chosenKey: (name) =>
    `${name} 中含有私钥，私钥只应由其持有者保管。请选择只包含证书颁发机构证书的文件；此文件的内容未被保存。`,
  chosenNothing: '其中没有可以添加的证书。',
  trust: (n) => (n === 1 ? '信任该机构' : `信任这 ${n} 个机构`),
  added: '证书颁发机构已添加，从下一次请求起生效。',
  remove: '移除',
  removeNamed: (name) => `移除 ${name}`,
  removeTitle: (name) => `不再信任 ${name}？`,
  removeText: '依赖该机构的连接从下一次请求起将失败。',
  removed: '证书颁发机构已移除。',
  facts: { subject: '颁发给', issuer: '颁发者', validity: '有效期', fingerprint: 'SHA-256' },
  validity: (from, to) => `${from} 至 ${to}`,
  certificateProblems: {
    not_an_authority: '不是 CA 证书：只能证明某一台服务器，不能签发证书。',
    expired: '已过期。',
    not_yet_valid: '尚未生效。请检查本机时钟。',
    already_added: '已信任。'
  },

  region: '区域',
  regionHint: '输入区域名称或ID 的一部分进行筛选，选中后自动填写终端节点。',
  regionOther: '其他云：请在下方填写终端节点',
  regionNone: '没有匹配的区域。可在下方直接填写其他终端节点。',

  clockAhead: (by) => `本机时钟比服务端快 ${by}。`,
  clockBehind: (by) => `本机时钟比服务端慢 ${by}。`,

  tlsWhys: {
    unknown_authority: (p) =>
      `${named(p, 'subject', '该证书')}由${named(p, 'issuer', '某机构')}签发，系统和该网关的设置均不信任该机构。如果这是企业自有的证书颁发机构，请在“网络”中添加其证书；否则通信可能正被窃听。`,
    self_signed: (p) =>
      `${named(p, 'subject', '服务器')}使用自签名证书，无法证明其身份。请改用证书颁发机构签发的证书；若该证书本身是 CA 证书，可在“网络”中添加。`,
    expired: (p) =>
      `${named(p, 'subject', '该证书')}已${p['validTo'] === undefined ? '' : `于 ${p['validTo']} `}过期。请确认本机时钟正确，并联系运维人员更新证书。`,
    not_yet_valid: (p) =>
      `${named(p, 'subject', '该证书')}${p['validFrom'] === undefined ? '尚未生效' : `自 ${p['validFrom']} 起才生效`}。请检查本机时钟。`,
    wrong_host: (p) =>
      `该证书属于${named(p, 'subject', '其他服务器')}，不包含${p['host'] === undefined ? '此主机名' : ` ${p['host']}`}。请检查终端节点。`,
    wrong_purpose: (p) => `${named(p, 'subject', '该证书')}不能用于服务器。请联系运维人员更换。`,
    not_an_authority: (p) => `${named(p, 'subject', '某证书')}不是 CA 证书，却签发了其他证书，因此不可信。`,
    not_allowed_to_issue: (p) => `${named(p, 'subject', '某机构')}无权为此主机签发证书。请联系运维人员更换。`,
    weak: (p) => `${named(p, 'subject', '该证书')}的签名算法或密钥强度过低，可被伪造。请联系运维人员更新。`,
    revoked: (p) =>
      `${named(p, 'subject', '该证书')}已被颁发机构吊销。在运维人员更新证书之前，请勿使用该终端节点。`,
    client_certificate: () => '服务器要求客户端证书，本应用不支持。',
    not_tls: () => '该端口的响应不是 TLS，或仅支持过时的版本。请检查端口以及是否经过代理。',
    other: (p) => `${p['detail'] ?? '原因未知'}。`
  },
  tlsNone: (host, why) => `无法与 ${host} 建立安全连接：${why}未发送任何内容。`,
  tlsFailed: (host, why) => `${host} 的证书被拒绝：${why}未发送任何内容。`,

  proxyWhys: {
    unreachable: (proxy) =>
      `无法连接${proxy.trimEnd()}。请检查“网络”中的代理地址，并确认已接入代理所在网络。`,
    certificate: (proxy) => `${proxy}的证书不受信任。`,
    script: () => '代理脚本无法读取或存在错误。请检查“网络”中的脚本地址。',
    address: () => '无法识别代理地址。请在“网络”中检查。',
    refused: (proxy) =>
      `${proxy}未能建立连接：可能禁止访问该主机，或代理自身无法到达。请联系代理管理员放行该终端节点。`,
    login_needed: (proxy) => `${proxy}要求用户名和密码。请在“网络”中填写。`,
    login_refused: (proxy) =>
      `${proxy}拒绝了用户名或密码。在“网络”中重新填写之前不会再次尝试，以免账号被锁定。`
  },
  theProxy: '代理',
  proxyNamed: (name) => `代理 ${name} `,

  verdicts: {
    reached: { title: '连接正常', text: '服务端已响应并接受了认证信息。' },
    no_token: { title: '没有认证信息', text: '请在下方填写认证信息后重新测试。' },
    credentials: { title: '认证信息无法使用', text: '请在下方更正后重新测试。' },
    auth: {
      title: 'Token 被拒绝',
      text: 'Token 可能已过期（24 小时）、属于其他区域或项目，或内容不完整。请重新获取。'
    },
    expired: { title: '认证信息已过期', text: '临时访问密钥的有效期只有数小时。请重新获取并填写。' },
    key_unknown: {
      title: '访问密钥不存在',
      text: '服务端没有该访问密钥ID（AK）的记录。它可能已被删除、停用、填写有误，或属于其他云。'
    },
    key_locked: {
      title: '访问密钥已锁定',
      text: '连续失败五次后，服务端会将密钥锁定 5 分钟。请更正 SK，等待解锁后重新测试。'
    },
    signature: {
      title: '签名校验失败',
      text: 'SK 与 AK 不匹配，或请求在途中被修改。请重新填写两者。'
    },
    clock: {
      title: '时钟不正确',
      text: '签名请求的有效时间为 15 分钟。请校正本机时钟和时区后重新测试。'
    },
    wrong_region: {
      title: 'Token 属于其他区域',
      text: '刚刚签发的 Token 仍被拒绝，说明 IAM 与终端节点不属于同一区域。请核对两个终端节点。'
    },
    wrong_project: {
      title: 'Token 不含项目信息',
      text: 'Token 的作用域必须是该网关所在的项目。请获取 scope 为 project 的 Token，并核对项目ID。'
    },
    permission: {
      title: '没有权限',
      text: '认证信息有效，但对应的用户在该项目中没有权限。请申请 IAM 授权项 apig:asyncTask:get（依赖 apig:instance:get；旧策略为 apig:apis:import 和 apig:apis:export），并核对项目ID。'
    },
    account: { title: '账号受限', text: '项目被冻结、账号欠费或未完成实名认证。请登录控制台查看。' },
    address: {
      title: '不允许从此地址访问',
      text: '访问控制策略只允许部分 IP 地址。请申请放行当前网络的地址，或改用已放行的 VPN 或代理。'
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
    web_page: {
      title: '收到的是网页',
      text: '这可能是代理的页面、网络的登录页面或控制台页面。请先登录网络，或检查终端节点。'
    },
    not_apig: {
      title: '响应方不是 API 网关',
      text: '收到的响应不是 API 网关的格式，可能来自代理或其他服务。请检查终端节点。'
    },
    redirect: { title: '被重定向', text: '请检查终端节点；网络的登录页面也会造成重定向。' },
    dns: { title: '域名无法解析', text: '如果外部域名只能由代理解析，请在“网络”中设置代理。' },
    refused: { title: '连接被拒绝', text: '该端口没有服务，或被防火墙拒绝。' },
    unreachable: { title: '网络不可达', text: '请连接 VPN，或在“网络”中设置代理。' },
    offline: { title: '没有网络', text: '请先接入网络再重新测试。' },
    proxy: { title: '未能通过代理', text: '请求未到达网关。' },
    tls: { title: '无法建立安全连接', text: '本应用从不忽略证书错误。' },
    timeout: {
      title: '响应超时',
      text: '防火墙可能丢弃了数据包，或需要经过代理：请在“网络”中设置。'
    },
    reset: {
      title: '连接中断',
      text: '连接被中间设备断开，常见于防火墙或代理。请重新测试；若仍然出现，请联系网络管理员。'
    },
    demo: { title: '未运行', text: '请先启动演示网关再重新测试。' },
    network: { title: '无法连接', text: '请检查网络、代理和终端节点。' }
  },

  regions: {
    'cn-north-1': '华北-北京一',
    'cn-north-2': '华北-北京二',
    'cn-north-4': '华北-北京四',
    'cn-north-9': '华北-乌兰察布一',
    'cn-north-11': '华北-乌兰察布-汽车一',
    'cn-north-12': '华北三',
    'cn-east-2': '华东-上海二',
    'cn-east-3': '华东-上海一',
    'cn-east-4': '华东二',
    'cn-east-5': '华东-青岛',
    'cn-south-1': '华南-广州',
    'cn-south-2': '华南-深圳',
    'cn-south-4': '华南-广州-友好用户环境',
    'cn-southwest-2': '西南-贵阳一',
    'ap-southeast-1': '中国-香港',
    'ap-southeast-2': '亚太-曼谷',
    'ap-southeast-3': '亚太-新加坡',
    'ap-southeast-4': '亚太-雅加达',
    'ap-southeast-5': '亚太-马尼拉',
    'my-kualalumpur-1': '亚太-吉隆坡-OP6',
    'la-north-2': '拉美-墨西哥城二',
    'la-south-2': '拉美-圣地亚哥',
    'na-mexico-1': '拉美-墨西哥城一',
    'sa-brazil-1': '拉美-圣保罗一',
    'af-north-1': '非洲-开罗',
    'af-south-1': '非洲-约翰内斯堡',
    'me-east-1': '中东-利雅得',
    'ae-ad-1': '中东-阿布扎比-OP5',
    'tr-west-1': '土耳其-伊斯坦布尔',
    'eu-west-0': '欧洲-巴黎',
    'eu-west-101': '欧洲-都柏林',
    'ru-northwest-2': '俄罗斯-莫斯科二',
    'ru-moscow-1': '俄罗斯-莫斯科-OP4'
  }
}
