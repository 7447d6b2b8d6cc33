import type { SiteRule } from '@/lib/model/settings'

/** The access a rule needs: its host in both schemes, on every port. `never` needs none. */
export function originsOfRule({ pattern, action }: SiteRule): string[] {
  if (action === 'never') return []
  const host = pattern.split('/')[0]!.replace(/:\d+$/, '')
  return [`http://${host}/*`, `https://${host}/*`]
}
