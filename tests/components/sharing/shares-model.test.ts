import { signal } from '@preact/signals'
import { expect, it } from 'vitest'

import type { QueryState } from '@/components/parts/query-state'
import { ToastsModel } from '@/components/parts/toasts-model'
import { SharesModel } from '@/components/sharing/shares-model'
import type { Share } from '@/lib/model/share'

import { createAsk } from '../create-ask'

function open(isGranted: boolean) {
  const { ask, asked } = createAsk()
  const requested: unknown[] = []
  const model = new SharesModel({
    shares: signal<QueryState<Share[]>>({ state: 'ready', value: [] }),
    ask,
    toasts: new ToastsModel(),
    now: () => 0,
    copy: async () => undefined,
    permissions: {
      async request(wanted) {
        requested.push(wanted)
        return isGranted
      },
    },
  })
  return { model, asked, requested }
}

const SHARE = { id: 'a', endpoint: 'https://shares.test:8443', status: 'uploading' } as Share

it('access is asked for the host of the endpoint, and the share goes on', async () => {
  const { model, asked, requested } = open(true)
  await model.allow(SHARE)
  await model.allow({ ...SHARE, status: 'revoking' })
  const wanted = { origins: ['https://shares.test/*'] }
  expect(requested).toEqual([wanted, wanted])
  expect(asked).toEqual([
    ['continueShare', { shareId: 'a', uploadSecret: '' }],
    ['revokeShare', { shareId: 'a' }],
  ])
})

it('who gives no access changes nothing', async () => {
  const { model, asked } = open(false)
  await model.allow(SHARE)
  expect(asked).toEqual([])
})
