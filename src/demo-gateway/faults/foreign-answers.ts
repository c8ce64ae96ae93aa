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
