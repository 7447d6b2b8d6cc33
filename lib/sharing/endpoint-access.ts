import type { Browser } from 'wxt/browser'

/**
 * The host permission with which an endpoint can be asked although its answers do not allow it (CORS). Every port: the
 * browser asks people for hosts.
 */
export function originsOfEndpoint(address: string): string[] {
  const { protocol, hostname } = new URL(address)
  return [`${protocol}//${hostname}/*`]
}

export function hasEndpointAccess(
  permissions: Pick<typeof Browser.permissions, 'contains'>,
  address: string,
): Promise<boolean> {
  return permissions.contains({ origins: originsOfEndpoint(address) })
}
