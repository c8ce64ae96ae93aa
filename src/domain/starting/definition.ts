/**
 * Whether a text begins like a Swagger or OpenAPI document: names its version, in JSON or YAML. A saved answer that holds
 * a document does not, since there the quotes are escaped.
 */
export function looksLikeDefinition(beginning: string): boolean {
  return /(?:^|[\s{,\uFEFF])(["']?)(?:swagger|openapi)\1\s*:\s*["']?[23]\.\d/.test(beginning)
}
