import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import { ShareModel } from '@/components/sharing/share-model'
import type { Share, ShareSettings } from '@/lib/model/share'

import { createAsk } from '../create-ask'

const SETTINGS: ShareSettings = { endpoint: 'https://shares.test', uploadSecret: 'secret', isLocked: false }

function open(settings = SETTINGS) {
  const { ask, asked } = createAsk()
  const shares = signal<QueryState<Share[]>>({ state: 'ready', value: [] })
  const model = new ShareModel({
    sessionId: 's',
    shares,
    settings: signal<QueryState<ShareSettings>>({ state: 'ready', value: settings }),
    ask,
    toasts: new ToastsModel(),
    readMoment: () => 61_234.6,
  })
  return { model, asked, shares }
}

describe('making a link', () => {
  it('goes to no other server than a policy says, whatever was typed', async () => {
    const { model, asked } = open({ ...SETTINGS, endpoint: 'https://team.test', isLocked: true })
    expect(model.isLocked.value).toBe(true)
    model.setEndpoint('https://elsewhere.test')
    expect(model.endpoint.value).toBe('https://team.test')
    await model.create()
    expect(asked).toMatchObject([['createShare', { wish: { endpoint: 'https://team.test' } }]])
  })

  it('begins with where was shared to the last time, for seven days, from the start, for anybody who has it', async () => {
    const { model, asked } = open()
    model.open()
    await model.create()
    expect(asked).toMatchObject([
      [
        'createShare',
        {
          shareId: expect.stringMatching(/^[\w-]{22}$/),
          wish: {
            sessionId: 's',
            endpoint: 'https://shares.test',
            uploadSecret: 'secret',
            expiresInMs: 7 * 86_400_000,
            views: null,
            password: '',
            mayDownload: true,
            momentMs: null,
          },
        },
      ],
    ])
  })

  it('says what is missing before anything is asked, until something is typed', async () => {
    const { model, asked } = open({ endpoint: '', uploadSecret: '', isLocked: false })
    await model.create()
    expect(model.problem.value).toMatch(/address of a share server/)
    model.setEndpoint('http://shares.test')
    expect(model.problem.value).toBeNull()
    await model.create()
    expect(model.problem.value).toMatch(/https/)
    model.setEndpoint('https://shares.test')
    await model.create()
    expect(model.problem.value).toMatch(/upload secret/)
    model.setUploadSecret('x')
    model.setViews('many')
    await model.create()
    expect(model.problem.value).toMatch(/from 1 to 1,000/)
    expect(asked).toEqual([])
  })

  it('takes the moment at which it was opened, and the number of times', async () => {
    const { model, asked } = open()
    model.open()
    model.setFromMoment(true)
    model.setViews('3')
    await model.create()
    expect(asked).toMatchObject([['createShare', { wish: { momentMs: 61_235, views: 3 } }]])
  })
})
