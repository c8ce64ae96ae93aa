/** A pattern that finds a text as it is, whatever its case. */
export function literally(text: string): RegExp {
  return new RegExp(text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`), 'giu')
}
