/** The same keys with other words: texts stay texts, sentences with parameters keep their parameters. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer P) => string
    ? (...args: P) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>
}
