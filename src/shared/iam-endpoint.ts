/**
 * Where IAM issues tokens for a gateway's endpoint: the same host with `iam.` for `apig.` (vendor's list of regions and
 * endpoints; the clouds built on the same software follow it). null: the endpoint does not say.
 */
export function iamEndpointOf(endpoint: string): string | null {
  const match = /^(https?:\/\/)apig\.([^/\s]+?)\/?$/i.exec(endpoint.trim())
  return match === null ? null : `${match[1]}iam.${match[2]}`
}
