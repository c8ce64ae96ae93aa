import type { ApiError } from './answer'
import { asText, clip, hasValue, isObject, textField, type JsonObject } from './field-text'
import type { Report, Where } from './findings'
import { findErrorCode } from './find-error-code'
import { nameList } from './read-json'

/** The code that the error table calls "Successful": no error, whatever stands beside it. */
export const successCode = 'APIG.0000'

/** Whether an object says in the page's own words that something failed. */
export function looksLikeError(object: JsonObject): boolean {
  if (object['error_code'] === successCode) return false
  return hasValue(object, 'error_code') || hasValue(object, 'error_msg')
}

/** error_code and error_msg as texts, null where absent. */
export function readErrorFields(object: JsonObject, where: Where, report: Report) {
  const error_code = textField(object, 'error_code', where, report)
  if (error_code === null || error_code === '') report('error.code_missing')
  return { error_code: error_code || null, error_msg: textField(object, 'error_msg', where, report) }
}

/**
 * An error body in any of the shapes seen: the page's tables 4 to 8, IAM's `{error: {code, message, title}}`, and
 * `{code, message}`. Null when the object is none of them. `isRefusal`: the HTTP status says that the request failed,
 * so that half of a shape is enough.
 */
export function decodeApiError(object: JsonObject, isRefusal: boolean, report: Report): ApiError | null {
  const request_id = object['request_id']
  const common = { request_id: typeof request_id === 'string' ? request_id : null }
  if (looksLikeError(object)) {
    return { shape: 'apig', ...readErrorFields(object, 'answer', report), ...common }
  }
  const iam = object['error']
  if (isObject(iam) && (hasValue(iam, 'code') || hasValue(iam, 'message'))) {
    report('error.shape', { shape: 'iam' })
    return { shape: 'iam', error_code: plainField(iam, 'code'), error_msg: iamMessage(iam), ...common }
  }
  const hasCode = hasValue(object, 'code')
  const hasMessage = hasValue(object, 'message')
  if (isRefusal ? hasCode || hasMessage : hasCode && hasMessage) {
    report('error.shape', { shape: 'code_message' })
    return {
      shape: 'code_message',
      error_code: plainField(object, 'code'),
      error_msg: plainField(object, 'message'),
      ...common
    }
  }
  return null
}

/** An answer that failed by its HTTP status alone; a short plain text is kept as its message. */
export function otherError(text: string | null): ApiError {
  const message = text?.trim() ?? ''
  const isPlain = message !== '' && message.length <= 1000 && !/^[<{["]/.test(message)
  return { shape: 'other', error_code: null, error_msg: isPlain ? message : null, request_id: null }
}

/** Reports where an error and the vendor's error tables disagree. The status never decides what an error is. */
export function checkErrorCode(error: ApiError, http_status: number | null, report: Report): void {
  const { error_code } = error
  if (http_status !== null && http_status >= 200 && http_status < 300) {
    report('error.in_success_status', { http_status, error_code: clip(error_code ?? '–') })
    return
  }
  if (error_code === null || !/^API(?:G|GW|C)\.\d{1,8}$/.test(error_code)) return
  const statuses = new Set(findErrorCode(error_code).map((entry) => entry.http_status))
  if (statuses.size === 0) report('error.code_unknown', { error_code })
  else if (http_status !== null && !statuses.has(http_status)) {
    report('error.http_status', { error_code, http_status, documented: nameList([...statuses].map(String)) })
  }
}

function iamMessage(iam: JsonObject): string | null {
  return plainField(iam, 'message') ?? plainField(iam, 'title')
}

function plainField(object: JsonObject, name: string): string | null {
  return hasValue(object, name) ? asText(object[name]) : null
}
