import { readPasted } from '@domain/adding/read-pasted'
import { describe, expect, it } from 'vitest'
import { a, b, project, path, url, place, token, problems, only } from './pasted'

describe('a curl command', () => {
  const bash = `curl '${url}' \\
  -H 'X-Auth-Token: ${token}' \\
  -H "Cookie: session=\\"${b}\\"" \\
  --data-raw $'it\\'s {"task_id":"${b}"}' \\
  -u me:password --compressed`
  const cmd = `curl ^"${url}^" ^
  -H ^"X-Auth-Token: ${token}^" ^
  -H ^"Cookie: a=^\\^"${b}^\\^"^" ^
  --data-raw ^"line^

and ${b}^" ^
  --compressed`
  const powershell = `PS C:\\work> curl.exe -s -H "X-Auth-Token: ${token}" \`\n  --url "${url}"`

  it.each([
    ['bash', bash],
    ['cmd', cmd],
    ['PowerShell', powershell],
    ['a prompt and a pipe', `$ curl -k -H "X-Auth-Token: ${token}" ${url} | jq -r '.task_id' # ${b}`],
    ['the referer before it', `curl -e ${url.replace(a, b)} -H 'X-Project-Id: ${project}' "${url}"`]
  ])('gives its address and nothing else: %s', (_, text) => {
    expect(only(text)).toMatchObject({ kind: 'curl', task_id: a, place })
    const found = JSON.stringify(readPasted(text))
    for (const secret of [token, b, 'password', 'session']) expect(found).not.toContain(secret)
  })

  it('is followed by others', () => {
    const two = `${bash} ;\n${bash.replaceAll(a, b.replace('d', 'e'))}\n${cmd}\n${b}`
    expect(readPasted(two).items.map(({ kind }) => kind)).toEqual(['curl', 'curl', 'curl', 'task_id'])
  })

  it('without a task says so', () => {
    expect(problems(`curl -H 'X-Auth-Token: ${token}' https://iam.example.com/v3/auth/tokens`)).toEqual([
      'no_task_in_command'
    ])
  })

  it('with an open quote ends reading, so that no secret is taken for an id', () => {
    const text = `curl '${url}' -H 'X-Auth-Token: ${token}\n${b}\n${a}`
    expect(readPasted(text).items).toMatchObject([{ kind: 'curl', task_id: a }])
    expect(problems(text)).toEqual(['open_quote'])
  })
})

describe('a request as a browser or a script writes it', () => {
  const secret = '5f4dcc3b5aa765d61d8327deb882cf99'
  const powershell = `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0"
$session.Cookies.Add((New-Object System.Net.Cookie("J_SESSION_ID", "${secret}", "/", ".example.com")))
Invoke-WebRequest -UseBasicParsing -Uri "${url}" \`
-WebSession $session \`
-Headers @{
"X-Auth-Token"="${token}"
  "cftk"="${secret}"
  "agency"='${b}'
}`
  const hashTable = `$headers = @{
  'X-Auth-Token' = '${token}'
  'cftk' = '${secret}'
}
$answer = Invoke-RestMethod -Headers $headers -Uri ${url}`
  const browser = `fetch("${url}", {
  "headers": {
    "accept": "*/*",
    "x-auth-token": "${token}",
    "cftk": "${secret}"
  },
  "referrer": "https://console.example.com/?agency=${b}",
  "body": null,
  "method": "GET"
});`

  it.each([
    ['PowerShell of a browser', powershell],
    ['PowerShell by hand', hashTable],
    ['PowerShell on one line', `PS C:\\> irm ${url} -Headers @{ 'cftk' = '${secret}'; x = "${b}" }`],
    ['fetch of a browser', browser],
    ['fetch in a script', `const answer = await fetch('${url}', { headers: { cftk: '${secret}' } })`],
    ['options of curl on lines of their own', `curl '${url}' \\ \n  -H 'cftk: ${secret}'\n  --data '${b}'`]
  ])('gives its address and nothing else: %s', (_, text) => {
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      expect(only(written)).toMatchObject({ task_id: a, place })
      const found = JSON.stringify(readPasted(written))
      for (const each of [token, secret, b]) expect(found).not.toContain(each)
    }
  })

  it('is followed by others', () => {
    const text = [powershell, hashTable, `${browser} ;`, b].join('\n')
    expect(readPasted(text).items.map(({ task_id }) => task_id)).toEqual([a, a, a, b])
    expect(problems(text)).toEqual([])
  })

  it('without a task says so, and with something open ends reading', () => {
    expect(problems(`fetch("https://iam.example.com", { headers: { cftk: "${secret}" } })`)).toEqual([
      'no_task_in_command'
    ])
    const open = `irm ${url} -Headers @{\n'cftk' = '${secret}'\n'x' = "${token}\n${b}`
    expect(readPasted(open).items).toMatchObject([{ task_id: a }])
    expect(problems(open)).toEqual(['open_quote'])
  })
})

describe('a secret by itself', () => {
  const wrapped = Array.from(
    { length: 12 },
    (_, n) => `MIIPAgYJKoZIhvcNAQcCoIIO8zCCDu8CAQExDTALBglghkgBZQMEAgEw${n % 10}abc123`
  )

  it('that is wrapped over lines names no task, nor does its last line', () => {
    const text = [...wrapped, 'IwEADTALBglghkgBZQMEAgEw12'].join('\n')
    expect(readPasted(text).items).toEqual([])
    expect(readPasted(`${text}\n\n${a}`).items).toMatchObject([{ task_id: a }])
  })

  it('called by its short name names no task', () => {
    expect(readPasted(`AK: ${b}\nSK=${b}\nak=${b} sk: ${b}\ntask=${a}`).items).toMatchObject([{ task_id: a }])
  })
})

describe('a printed HTTP message', () => {
  const body = JSON.stringify({ task_id: a, task_status: 'succeed', task_type: 'import_api' }, null, 1)
  const head = `HTTP/1.1 200 OK\r\nX-Request-Id: ${b}\r\nSet-Cookie: id=${b}\r\n\r\n`

  it('gives its body', () => {
    const text = head + body
    const item = only(text)
    expect(item).toMatchObject({ kind: 'answer', task_id: a, task_status: 'succeed', place: null, line: 5 })
    expect(text.slice(item?.body?.start, item?.body?.end)).toBe(body)
    expect(JSON.stringify(readPasted(text))).not.toContain(b)
  })

  it('gives the place, when the request stands before it', () => {
    const trace = `* Connected to apig
> GET ${path} HTTP/2
> Host: apig.cn-north-4.myhuaweicloud.com
> X-Auth-Token: ${token}
>
< HTTP/2 200
< x-request-id: ${b}
<
${body}
* Connection #0 to host left intact`
    expect(only(trace)).toMatchObject({ kind: 'answer', task_id: a, place })
    expect(JSON.stringify(readPasted(trace))).not.toContain(token)
  })

  it('of another task than the request before it is not of its place', () => {
    const other = JSON.stringify({ task_id: b, task_status: 'waiting' })
    expect(readPasted(`curl ${url}\n${other}`).items).toMatchObject([
      { kind: 'curl', task_id: a, place },
      { kind: 'answer', task_id: b, place: null }
    ])
    expect(readPasted(`curl ${url}\n${body}`).items[1]).toMatchObject({ kind: 'answer', task_id: a, place })
  })

  it('that refuses is known by its request', () => {
    const text = `GET ${path} HTTP/1.1\nHost: apig.example.com\n\nHTTP/1.1 401 Unauthorized\n\n{"error_code":"APIG.1002"}`
    expect(only(text)).toMatchObject({
      kind: 'error_answer',
      task_id: a,
      place: { host: 'apig.example.com' }
    })
  })

  it('may be a request alone', () => {
    expect(only(`GET ${path} HTTP/1.1\nHost: h.example.com\nX-Auth-Token: ${b}\n`)).toMatchObject({
      kind: 'url',
      task_id: a
    })
  })

  it('may have a body that is no answer', () => {
    expect(readPasted(`${head}<html>${b}</html>\n${b}`)).toMatchObject({
      items: [],
      problems: [{ line: 1, problem: 'no_task_id' }]
    })
  })
})
