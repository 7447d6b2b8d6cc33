import { describe, expect, test } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import { FullScreenModel } from '@/components/player/full-screen-model'
import { PlayerModel } from '@/components/player/player-model'
import { StageToolsModel, type StageToolsGivens } from '@/components/player/stage-tools'
import type { Timeline } from '@/lib/replay/timeline'

import { createFakeViewer } from './fake-viewer'

const FROM = 1_000_000
const timeline: Timeline = {
  from: FROM,
  to: FROM + 100_000,
  knownTo: FROM + 100_000,
  pulses: [],
  looks: [],
  segments: [],
  gaps: [],
  skippedPageIds: [],
  unseen: [],
  windows: [{ id: 'a', from: FROM, to: FROM + 100_000, pageChanges: [], blocks: [] }],
}
const PICTURE = { url: 'data:,', width: 10, height: 10 }

/** The part of a document that has the whole screen, or not. */
class FakeScreen extends EventTarget {
  fullscreenElement: Element | null = null
  refusal: Error | undefined
  documentElement = { requestFullscreen: () => this.set({} as Element) }
  exitFullscreen = () => this.set(null)
  async set(element: Element | null) {
    if (this.refusal) throw this.refusal
    this.fullscreenElement = element
    this.dispatchEvent(new Event('fullscreenchange'))
  }
}

function open(given: Partial<StageToolsGivens> = {}) {
  const player = new PlayerModel(timeline, createFakeViewer().viewer)
  const toasts = new ToastsModel()
  const owner = new FakeScreen()
  const saved: string[] = []
  const copied: string[] = []
  const cleared: string[] = []
  const tools = new StageToolsModel({
    player,
    toasts,
    fullScreen: new FullScreenModel(owner),
    links: { write: ({ startSec }) => `page#/sessions/s?t=${startSec}`, hint: 'It works in this browser only' },
    readTitle: () => 'A visit',
    drawMoment: async () => PICTURE,
    savePicture: async (name) => void saved.push(name),
    copyText: async (text) => void copied.push(text),
    clearStage: () => cleared.push('cleared'),
    ...given,
  })
  const said = () => toasts.toasts.value.map(({ text }) => text)
  return { player, tools, owner, saved, copied, cleared, said }
}

describe('a screenshot', () => {
  test('is of the moment and the tab that are shown, and named after both', async () => {
    const drawn: [string, number][] = []
    const { tools, player, saved, said } = open({
      drawMoment: async (windowId, at) => {
        drawn.push([windowId, at])
        return PICTURE
      },
    })
    player.seek(FROM + 65_400)
    await tools.saveScreenshot()
    expect([drawn, saved]).toEqual([[['a', FROM + 65_400]], ['A visit 1-05.png']])
    expect(said()).toEqual(['Screenshot saved with your downloads. What was masked is masked in it.'])
  })

  test('is made one at a time', async () => {
    const draws: (() => void)[] = []
    const { tools, saved } = open({ drawMoment: () => new Promise((done) => draws.push(() => done(PICTURE))) })
    const first = tools.saveScreenshot()
    await tools.saveScreenshot()
    expect([draws.length, tools.isDrawing.value]).toEqual([1, true])
    draws[0]!()
    await first
    expect([saved.length, tools.isDrawing.value]).toEqual([1, false])
  })

  test.each([
    ['cannot be drawn', { drawMoment: async () => undefined }, 'too large to be drawn'],
    [
      'cannot be saved',
      {
        savePicture: async () => {
          throw new Error('the disk is full')
        },
      },
      'the disk is full',
    ],
  ])('that %s says why, and another one can be made', async (_, given, why) => {
    const { tools, said } = open(given)
    await tools.saveScreenshot()
    expect([said().length, said()[0]!.includes(why), tools.isDrawing.value]).toEqual([1, true, false])
  })
})

describe('a link', () => {
  test('leads to this moment, to a tenth of a second', async () => {
    const { tools, player, copied, said } = open()
    player.seek(FROM + 12_345)
    await tools.copyLink()
    expect([copied, said()]).toEqual([['page#/sessions/s?t=12.3'], ['Link copied. It works in this browser only.']])
  })

  test('that the browser does not let be copied is said to be none', async () => {
    const { tools, said } = open({
      copyText: async () => {
        throw new Error('not allowed')
      },
    })
    await tools.copyLink()
    expect(said()).toEqual(['The browser did not let it be copied. Press in the page once and try again.'])
  })
})

describe('looking into an element', () => {
  test('puts away what else lies over the stage, when it begins', () => {
    const { tools, cleared } = open()
    tools.toggleInspect()
    tools.toggleInspect()
    expect([cleared.length, tools.isInspecting.value]).toEqual([1, false])
  })

  test('is left step by step: the element, the tool, then there is nothing to leave', () => {
    const { tools } = open()
    const place = { wish: { selector: '' }, tag: 'p', text: '', box: {}, isWholePage: false }
    tools.toggleInspect()
    tools.pointer.setSurface({
      elementAt: () => 'p',
      parentOf: () => undefined,
      firstChildOf: () => undefined,
      top: () => 'p',
      describe: () => place as never,
      findSelector: () => '',
    })
    tools.pointer.goDown()
    tools.pointer.choose()
    const left = [tools.leaveInspect(), tools.isInspecting.value, tools.leaveInspect(), tools.isInspecting.value]
    expect([left, tools.leaveInspect()]).toEqual([[true, true, true, false], false])
  })
})

describe('full screen', () => {
  test('is entered and left, and known of also when the browser leaves it by itself', async () => {
    const { tools, owner } = open()
    await tools.toggleFullScreen()
    expect(tools.isFullScreen.value).toBe(true)
    await owner.set(null)
    expect([tools.isFullScreen.value, tools.leaveFullScreen()]).toEqual([false, false])
    await tools.toggleFullScreen()
    expect([tools.leaveFullScreen(), tools.isFullScreen.value]).toEqual([true, false])
  })

  test('that is not allowed is said', async () => {
    const { tools, owner, said } = open()
    owner.refusal = new TypeError('no gesture')
    await tools.toggleFullScreen()
    expect([tools.isFullScreen.value, said()]).toEqual([false, ['The browser does not allow full screen here.']])
  })
})
