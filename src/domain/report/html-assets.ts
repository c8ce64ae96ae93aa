/** The whole look of a report. The policy of the page names its hash: a test tells when the two differ. */
export const reportStyle = `
:root{color-scheme:light dark;--text:#1c1f24;--soft:#5b6470;--back:#fff;--panel:#f5f6f8;--line:#d9dde3;--accent:#1f5fbf;--breaking:#b3261e;--warning:#8a5300;--compatible:#1d6b3c;--documentation:#5b6470}
@media (prefers-color-scheme:dark){:root{--text:#e6e8eb;--soft:#a2abb6;--back:#16181c;--panel:#1f2228;--line:#383d46;--accent:#8ab4f8;--breaking:#ff8a80;--warning:#f2b861;--compatible:#7fd6a0;--documentation:#a2abb6}}
*{box-sizing:border-box}
body{margin:0 auto;padding:16px 24px 48px;max-width:1100px;font:14px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--text);background:var(--back)}
h1{font-size:22px}h2{font-size:17px;margin:32px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:14px;margin:16px 0 4px}
a{color:var(--accent)}
code{font:12.5px/1.5 ui-monospace,SFMono-Regular,Consolas,"Noto Sans Mono CJK SC",monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:8px 0}
th,td{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600;color:var(--soft);overflow-wrap:normal}
td.n{font-variant-numeric:tabular-nums}
.tools{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding:8px 12px;background:var(--panel);border:1px solid var(--line);border-radius:6px}
.tools fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
.tools legend{float:left;padding:0 8px 0 0;color:var(--soft)}
.note{padding:8px 12px;border-left:4px solid var(--warning);background:var(--panel)}
.soft,.why{color:var(--soft)}.why{margin:0;font-size:12.5px}
.mark{font-weight:600;white-space:nowrap}
.breaking .mark,.mark.breaking{color:var(--breaking)}.warning .mark,.mark.warning{color:var(--warning)}.compatible .mark,.mark.compatible{color:var(--compatible)}.documentation .mark,.mark.documentation{color:var(--documentation)}
td.c1{width:110px}td.c3{width:34%}
details{border:1px solid var(--line);border-radius:6px;margin:8px 0;padding:0 12px}
summary{cursor:pointer;padding:8px 0}
ul{margin:4px 0 12px;padding-left:20px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
:root:not(:has(#l0:checked)) .l0,:root:not(:has(#l1:checked)) .l1{display:none}
@media print{:root{--text:#000;--soft:#333;--back:#fff;--panel:#fff;--line:#999;--breaking:#7a0000;--warning:#5a3600;--compatible:#003d1c;--documentation:#333}.tools{display:none}body{max-width:none;padding:0}details{break-inside:avoid-page;border:0;padding:0}a{color:inherit;text-decoration:none}thead{display:table-header-group}tr{break-inside:avoid}}
`

/** Language for screen readers and the title, folding, the filter by severity; all is readable without it. */
export const reportScript = `
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const speak = () => {
    const chosen = document.querySelector('input[name=language]:checked')
    if (!chosen) return
    document.documentElement.lang = chosen.value
    const title = all('h1 [lang]').find((each) => each.lang === chosen.value)
    if (title) document.title = title.textContent
  }
  const filter = () => {
    const shown = new Set(all('input[name=severity]:checked').map((input) => input.value))
    for (const row of all('[data-severity]')) {
      row.hidden = !row.dataset.severity.split(' ').some((severity) => shown.has(severity))
    }
  }
  const fold = (isOpen) => { for (const each of all('main details')) each.open = isOpen }
  for (const input of all('input[name=language]')) input.addEventListener('change', speak)
  for (const input of all('input[name=severity]')) input.addEventListener('change', filter)
  for (const button of all('button[data-open]')) {
    button.addEventListener('click', () => fold(button.dataset.open === 'true'))
  }
  for (const tool of all('.needs-script')) tool.hidden = false
  let folded = []
  addEventListener('beforeprint', () => {
    folded = all('main details:not([open])')
    fold(true)
  })
  addEventListener('afterprint', () => { for (const each of folded) each.open = false })
  addEventListener('hashchange', () => {
    const aim = document.getElementById(location.hash.slice(1))
    if (aim && aim.tagName === 'DETAILS') aim.open = true
  })
  speak()
})()
`

/** What the page may use: its own style and script, nothing else and nothing from anywhere. */
export const reportPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-Lz5J3I9JSKlMjt4y1J5o4E+8O6hQ+5qqLXQZGJbAcmU='; script-src 'sha256-zPcNy7ikj2+4ArwV9Ud/hZQT5qvpsAy/vlc1F8jScVw='"
