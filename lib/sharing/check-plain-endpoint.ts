import type { ShareSettings } from '@/lib/model/share'

import { isPrivateLine } from './check-endpoint'

export type CheckedAddress = { ok: true; address: string } | { ok: false; reason: string }

/**
 * An address that takes an export as it is, as it was typed: any path and query, because a presigned one is all of that.
 * A policy that names the only server names it for this too. The reason is a sentence for the person.
 */
export function checkPlainEndpoint(typed: string, policy: ShareSettings): CheckedAddress {
  const text = typed.trim()
  if (text === '') return { ok: false, reason: 'Write the address that takes the file.' }
  if (!URL.canParse(text)) return { ok: false, reason: 'This is no address. It begins with https://' }
  const url = new URL(text)
  if (!isPrivateLine(url))
    return {
      ok: false,
      reason: 'It has to begin with https://, or be on this machine: anybody on the way could read it otherwise.',
    }
  if (url.username || url.password || url.hash)
    return { ok: false, reason: 'Write it without a name, a password or a #. A token has its own field.' }
  if (policy.isLocked && policy.endpoint !== url.origin)
    return { ok: false, reason: `Your team shares to ${policy.endpoint} only.` }
  return { ok: true, address: url.href }
}
