const anyMethod = 'X-APIGATEWAY-ANY-METHOD'

/** The method as the app writes it, whoever wrote it: upper case, and ANY for `x-apigateway-any-method`. */
export function methodWord(method: string): string {
  const upper = method.toUpperCase()
  return upper === anyMethod ? 'ANY' : upper
}

/** Every spelling, in upper case, that `methodWord` makes this word of. */
export function methodSpellings(word: string): string[] {
  return word === 'ANY' ? ['ANY', anyMethod] : [word]
}
