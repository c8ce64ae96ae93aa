/** A document's format by the name that everybody knows it by, from its version: `2.0` is Swagger's, later ones are OpenAPI's. */
export const formatName = (version: string): string =>
  version.startsWith('2') ? `Swagger ${version}` : `OpenAPI ${version}`
