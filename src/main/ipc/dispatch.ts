import { requests, type Handlers, type Method } from '@shared/contract'
import { err, type Result } from '@shared/result'

/**
 * Answers one request of the renderer, the untrusted side: unknown methods and inputs that the contract does not
 * allow are INVALID_INPUT, a throw inside a handler is INTERNAL (reported, its text never crosses). Never rejects.
 */
export async function dispatch(
  handlers: Handlers,
  method: unknown,
  input: unknown,
  report: (message: string, cause: unknown) => void
): Promise<Result<unknown>> {
  if (!isMethod(method)) return err('INVALID_INPUT', `unknown method ${String(method)}`)
  const parsed = requests[method].input.safeParse(input)
  if (!parsed.success) return err('INVALID_INPUT', `${method}: ${parsed.error.message}`)
  try {
    const handle = handlers[method] as (input: unknown) => Promise<Result<unknown>>
    return await handle(parsed.data)
  } catch (cause) {
    report(`${method} threw`, cause)
    return err('INTERNAL', method)
  }
}

function isMethod(method: unknown): method is Method {
  return typeof method === 'string' && Object.hasOwn(requests, method)
}
