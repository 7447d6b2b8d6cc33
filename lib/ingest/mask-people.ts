import type { eventWithTime } from '@rrweb/types'

import { isPersonMasked, nameAlias } from '@/lib/masking/mask-person'
import { createMasker, type MaskContext } from '@/lib/masking/create-masker'
import { readLevel } from '@/lib/masking/mask-events'
import { PAYLOAD_TAG } from '@/lib/model/payload'
import type { MaskRules } from '@/lib/model/rules'

/**
 * Persons that pages identify, where masking touches how a page calls them: the same person is `person-` and the same 12
 * hexadecimal digits in every session, and two persons never become one. The digits begin an HMAC-SHA-256 of the name
 * under a key that is in no database, so that nobody can try names on them. Comes before `maskEvents`, which cannot wait
 * and lets nothing else through.
 */
export async function maskPeople(
  events: readonly eventWithTime[],
  rules: MaskRules,
  context: MaskContext,
  key: CryptoKey,
): Promise<eventWithTime[]> {
  let masker = createMasker(rules, context)
  const masked: eventWithTime[] = []
  for (const event of events) {
    const level = masker.isAllMasked ? undefined : readLevel(event)
    if (level) masker = createMasker(rules, { ...context, level })
    const said = readIdentify(event)
    const isHidden = said && (said.isTyped === true || isPersonMasked(said.person, masker))
    masked.push(isHidden ? withPerson(event, nameAlias(await sign(key, said.person))) : event)
  }
  return masked
}

interface Identify {
  person: string
  isTyped?: unknown
}

function readIdentify(event: eventWithTime): Identify | undefined {
  if ((event.type as number) !== 5) return undefined
  const { tag, payload } = event.data as { tag: string; payload: Record<string, unknown> | null }
  const isOurs = tag === PAYLOAD_TAG && payload?.['kind'] === 'identify' && typeof payload['person'] === 'string'
  return isOurs && payload['person'] !== '' ? (payload as unknown as Identify) : undefined
}

function withPerson(event: eventWithTime, person: string): eventWithTime {
  const data = event.data as { payload: object }
  return { ...event, data: { ...data, payload: { ...data.payload, person } } } as unknown as eventWithTime
}

const DIGIT_BYTES = 6

async function sign(key: CryptoKey, person: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(person))
  const bytes = [...new Uint8Array(signature, 0, DIGIT_BYTES)]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
