/** What an export of this `define` leaves out of every API; nothing is known to be left out where `define` is unknown. */
export function leftOutBy(define: string | null): 'nothing' | 'policies' | 'backends_and_policies' {
  if (define === 'spec') return 'backends_and_policies'
  return define === 'proxy' || define === 'dev' ? 'policies' : 'nothing'
}
