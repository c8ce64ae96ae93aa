import { gzipSync } from 'node:zlib'
import { answer, frontAnswer, jsonAnswer } from '../answer'
import type { Fault } from './fault'

const html =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
  '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

/** Whole answers of somebody in between, and shapes other services use. */
export const foreignAnswers = {
  'html-502': { answer: () => answer(502, html, 'text/html') },
  /** A captive portal: everything is fine, and it is a web page. */
  'html-200': { answer: () => answer(200, html.replaceAll('502 Bad Gateway', 'Sign in'), 'text/html') },
  'text-200': { answer: () => answer(200, 'upstream connect error', 'text/plain') },
  'empty-200': { answer: () => answer(200, '', 'application/json') },
  'empty-500': { answer: () => answer(500, '', 'application/json') },
  /** IAM's error shape on an APIG address. */
  'error-iam': {
    answer: () => jsonAnswer(401, { error: { code: 401, message: 'Unauthorized', title: 'Unauthorized' } })
  },
  'error-code-message': {
    answer: () => jsonAnswer(503, { code: 'SVCSTG.0503', message: 'Service Unavailable' })
  },
  /** Throttled, and told to come back after `seconds` (1). `APIGW.0308` is the same without the advice. */
  throttled: {
    answer: ({ request, settings }) => {
      const failure = {
        error_code: 'APIGW.0308',
        error_msg:
          'The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second'
      }
      const throttled = frontAnswer(429, failure, request.request_id)
      return { ...throttled, headers: { ...throttled.headers, 'retry-after': String(settings.seconds ?? 1) } }
    }
  },
  /** Throttled, and told a time of day to come back at: `seconds` (1) from now. */
  'throttled-until': {
    answer: ({ request, settings }) => {
      const failure = { error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached' }
      const throttled = frontAnswer(429, failure, request.request_id)
      const until = new Date(request.at + 1000 * (settings.seconds ?? 1))
      return { ...throttled, headers: { ...throttled.headers, 'retry-after': until.toUTCString() } }
    }
  },
  /** HTTP 429 of somebody in between: no error_code, no advice. */
  'throttled-bare': { answer: () => answer(429, 'Too Many Requests', 'text/plain') },
  /** HTTP 503 that names the seconds (1) after which to come back. */
  'unavailable-for': {
    answer: ({ settings }) => {
      const away = answer(503, 'Service Unavailable', 'text/plain')
      return { ...away, headers: { ...away.headers, 'retry-after': String(settings.seconds ?? 1) } }
    }
  },
  'proxy-login': {
    answer: () => answer(407, html.replaceAll('502 Bad Gateway', 'Proxy login'), 'text/html')
  },
  /** Nothing, and that on purpose. */
  'no-content': { answer: () => ({ status: 204, headers: {}, body: Buffer.alloc(0) }) },
  'html-403': { answer: () => answer(403, html.replaceAll('502 Bad Gateway', 'Forbidden'), 'text/html') },
  'html-404': { answer: () => answer(404, html.replaceAll('502 Bad Gateway', 'Not Found'), 'text/html') },
  'status-418': { answer: () => answer(418, '{"hint":"short and stout"}', 'application/json') },
  'json-list': { answer: () => answer(200, '[]', 'application/json') },
  'json-null': { answer: () => answer(200, 'null', 'application/json') },
  /** The proper answer in UTF-16, as a tool of Windows might save it. */
  'utf16-body': {
    answer: ({ honest }) => {
      const proper = honest()
      return { ...proper, body: Buffer.from(`\uFEFF${proper.body.toString()}`, 'utf16le') }
    }
  },
  /** Sent on to another origin: `to`, or this gateway under its other name, where the request log shows what came. */
  redirect: {
    answer: ({ request, settings }) => {
      const port = (request.headers.host ?? '').split(':')[1] ?? '80'
      const location = settings.to ?? `http://localhost:${port}${request.url}`
      return { status: 302, headers: { location }, body: Buffer.alloc(0) }
    }
  },
  /** The proper answer, compressed. */
  'gzip-body': {
    answer: ({ honest }) => {
      const proper = honest()
      return {
        ...proper,
        headers: { ...proper.headers, 'content-encoding': 'gzip' },
        body: gzipSync(proper.body)
      }
    }
  }
} satisfies Record<string, Fault>
