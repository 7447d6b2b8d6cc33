import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Share, ShareSettings } from '@/lib/model/share'
import { writeBase64url } from '@/lib/share/base64url'
import { randomBytes } from '@/lib/share/bytes'
import { checkEndpoint } from '@/lib/sharing/check-endpoint'

import { describeAskError } from './describe-ask-error'
import { EXPIRIES, type Expiry } from './expiries'

export interface ShareGivens {
  sessionId: string
  /** Links of this session, the newest first. */
  shares: ReadonlySignal<QueryState<Share[]>>
  settings: ReadonlySignal<QueryState<ShareSettings>>
  ask: Ask
  toasts: Toasts
  /** Moment of the player, ms since the start. */
  readMoment: () => number
}

/** Making a link of one session: what is chosen, and the link that was made last. */
export const ShareModel = createModel(({ sessionId, shares, settings, ask, readMoment }: ShareGivens) => {
  const isOpen = signal(false)
  /** What was typed here; until then what was typed the last time. */
  const typed = { endpoint: signal<string | null>(null), uploadSecret: signal<string | null>(null) }
  const known = computed(() => readValue(settings.value))
  const isLocked = computed(() => known.value?.isLocked ?? false)
  const endpoint = computed(() => (isLocked.value ? null : typed.endpoint.value) ?? known.value?.endpoint ?? '')
  const uploadSecret = computed(() => typed.uploadSecret.value ?? known.value?.uploadSecret ?? '')
  const expires = signal<Expiry>('7 days')
  const views = signal('')
  const password = signal('')
  const mayDownload = signal(true)
  const fromMoment = signal(false)
  const momentMs = signal(0)
  const problem = signal<string | null>(null)
  const isAsking = signal(false)
  const madeId = signal<string | null>(null)
  const all = computed(() => readValue(shares.value) ?? [])
  const made = computed(() => all.value.find(({ id }) => id === madeId.value))

  const decideProblem = (): string | null => {
    const checked = checkEndpoint(endpoint.peek())
    if (!checked.ok) return checked.reason
    if (uploadSecret.peek().trim() === '') return 'Write the upload secret. Who runs the share server has it.'
    const count = views.peek().trim()
    if (count !== '' && !(/^\d{1,4}$/.test(count) && Number(count) >= 1 && Number(count) <= 1_000))
      return 'Write how many times it may be opened, from 1 to 1,000, or leave it empty.'
    return null
  }

  const create = async () => {
    problem.value = decideProblem()
    if (problem.value !== null || isAsking.peek()) return
    isAsking.value = true
    const shareId = writeBase64url(randomBytes(16))
    const count = views.peek().trim()
    try {
      await ask('createShare', {
        shareId,
        wish: {
          sessionId,
          endpoint: endpoint.peek(),
          uploadSecret: uploadSecret.peek(),
          expiresInMs: EXPIRIES[expires.peek()],
          views: count === '' ? null : Number(count),
          password: password.peek(),
          mayDownload: mayDownload.peek(),
          momentMs: fromMoment.peek() ? momentMs.peek() : null,
        },
      })
      madeId.value = shareId
      password.value = ''
    } catch (error) {
      problem.value = describeAskError(error)
    } finally {
      isAsking.value = false
    }
  }

  return {
    isOpen,
    /** Whether a policy says where to. */
    isLocked,
    endpoint,
    uploadSecret,
    expires,
    views,
    password,
    mayDownload,
    fromMoment,
    momentMs,
    problem,
    isAsking,
    made,
    /** How many links of this session there are beside the one made last. */
    otherCount: computed(() => all.value.filter(({ id }) => id !== madeId.value).length),
    create,
    setEndpoint(value: string) {
      typed.endpoint.value = value
      problem.value = null
    },
    setUploadSecret(value: string) {
      typed.uploadSecret.value = value
      problem.value = null
    },
    setExpires: (value: Expiry) => void (expires.value = value),
    setViews(value: string) {
      views.value = value
      problem.value = null
    },
    setPassword: (value: string) => void (password.value = value),
    setMayDownload: (is: boolean) => void (mayDownload.value = is),
    setFromMoment: (is: boolean) => void (fromMoment.value = is),
    open() {
      momentMs.value = Math.max(0, Math.round(readMoment()))
      isOpen.value = true
    },
    close: () => void (isOpen.value = false),
    /** Back to the form. */
    makeAnother: () => void (madeId.value = null),
  }
})

export type ShareState = InstanceType<typeof ShareModel>
