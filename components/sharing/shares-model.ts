import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import type { Browser } from 'wxt/browser'

import type { Ask, DeskQuestion, DeskRequest } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Share } from '@/lib/model/share'
import { MAX_EXPIRY_MS } from '@/lib/share/limits'
import { originsOfEndpoint } from '@/lib/sharing/endpoint-access'

import { describeAskError } from './describe-ask-error'

export interface SharesGivens {
  shares: ReadonlySignal<QueryState<Share[]>>
  ask: Ask
  toasts: Toasts
  now: () => number
  copy: (text: string) => Promise<void>
  permissions: Pick<typeof Browser.permissions, 'request'>
}

const WEEK_MS = 7 * 24 * 60 * 60_000

/** What can be done with links that were made. */
export const SharesModel = createModel(({ shares, ask, toasts, now, copy, permissions }: SharesGivens) => {
  const tell = async <Question extends DeskQuestion>(question: Question, request: DeskRequest<Question>) => {
    try {
      await ask(question, request)
      return true
    } catch (error) {
      toasts.show({ text: describeAskError(error) })
      return false
    }
  }
  return {
    isLoaded: computed(() => shares.value.state !== 'loading'),
    all: computed(() => readValue(shares.value) ?? []),
    async copy({ link }: Share) {
      await copy(link)
      toasts.show({ text: 'The link is copied. Who has it can watch the session.' })
    },
    pause: ({ id }: Share) => tell('pauseShare', { shareId: id }),
    goOn: ({ id }: Share, uploadSecret = '') => tell('continueShare', { shareId: id, uploadSecret }),
    /** Straight from a click: the browser asks for access only then. Who gives none changes nothing. */
    async allow({ id, endpoint, status }: Share) {
      if (!(await permissions.request({ origins: originsOfEndpoint(endpoint) }))) return
      if (status === 'revoking') await tell('revokeShare', { shareId: id })
      else await tell('continueShare', { shareId: id, uploadSecret: '' })
    },
    revoke: ({ id }: Share) => tell('revokeShare', { shareId: id }),
    forget: ({ id }: Share) => tell('forgetShare', { shareId: id }),
    /** A week more, 90 days from now at most. */
    async extend({ id, expiresAt }: Share) {
      const until = Math.min(Math.max(expiresAt, now()) + WEEK_MS, now() + MAX_EXPIRY_MS)
      if (await tell('extendShare', { shareId: id, expiresAt: until }))
        toasts.show({ text: 'The link is good for longer.' })
    },
    /** Silent: an offline server is no news. */
    refresh: () => ask('refreshShares', undefined as never).catch(console.error),
  }
})

export type SharesState = InstanceType<typeof SharesModel>
