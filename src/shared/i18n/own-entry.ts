/**
 * The entry of a catalogue for a word that came from outside; undefined when there is none. A plain lookup would find
 * what every object inherits: a server may well send `constructor`.
 */
export function ownEntry<T>(catalogue: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(catalogue, word) ? catalogue[word] : undefined
}
