import { createModel, signal } from '@preact/signals'

import type { Toasts } from '@/components/parts/toasts-model'
import type { Drawn } from '@/lib/playback/create-playback'

import { describePosition } from './describe-time'
import type { FullScreen } from './full-screen-model'
import type { PlayerState } from './player-model'
import { PointModel } from './point-model'
import type { MomentLinks } from './surroundings'

export interface StageToolsGivens {
  player: PlayerState
  toasts: Toasts
  links: MomentLinks | undefined
  readTitle: () => string
  drawMoment: (windowId: string, at: number) => Promise<Drawn | undefined>
  savePicture: (name: string, drawn: Drawn) => Promise<void>
  copyText: (text: string) => Promise<void>
  fullScreen: FullScreen
  /** Puts away what else lies over the stage. */
  clearStage: () => void
}

/** What can be done with what the stage shows: look into it, keep a picture of it, link to it, see it large. */
export const StageToolsModel = createModel((given: StageToolsGivens) => {
  const { player, toasts, links } = given
  const pointer = new PointModel()
  const isInspecting = signal(false)
  const isDrawing = signal(false)

  async function copy(text: string, done: string): Promise<void> {
    try {
      await given.copyText(text)
      toasts.show({ text: done })
    } catch {
      toasts.show({ text: 'The browser did not let it be copied. Press in the page once and try again.' })
    }
  }

  return {
    pointer,
    isInspecting,
    isDrawing,
    isFullScreen: given.fullScreen.isOn,
    toggleInspect() {
      if (!isInspecting.peek()) given.clearStage()
      isInspecting.value = !isInspecting.peek()
    },
    putAway: () => void (isInspecting.value = false),
    /** First what was chosen, then the tool; false when there was nothing to leave. */
    leaveInspect() {
      if (!isInspecting.peek()) return false
      if (pointer.chosen.peek()) pointer.release()
      else isInspecting.value = false
      return true
    },
    async saveScreenshot() {
      const [windowId, at] = [player.windowId.peek(), player.at.peek()]
      if (isDrawing.peek() || windowId === undefined) return
      isDrawing.value = true
      try {
        const drawn = await given.drawMoment(windowId, at)
        if (!drawn) throw new Error('the page is too large to be drawn, or there is no picture of it')
        const position = describePosition(at - player.timeline.peek().from).replaceAll(':', '-')
        await given.savePicture(`${given.readTitle()} ${position}.png`, drawn)
        toasts.show({ text: 'Screenshot saved with your downloads. What was masked is masked in it.' })
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        toasts.show({ text: `No screenshot could be made: ${why}.` })
      } finally {
        isDrawing.value = false
      }
    },
    /** For whom a link to the moment works; `undefined` where none leads back. */
    linkHint: () => links?.hint,
    async copyLink() {
      if (!links) return
      const startSec = Math.round((player.at.peek() - player.timeline.peek().from) / 100) / 10
      await copy(links.write({ startSec }), ['Link copied.', links.hint && `${links.hint}.`].filter(Boolean).join(' '))
    },
    copyText: (text: string) => copy(text, 'Copied.'),
    toggleFullScreen: () =>
      given.fullScreen.toggle().catch(() => void toasts.show({ text: 'The browser does not allow full screen here.' })),
    leaveFullScreen: given.fullScreen.leave,
  }
})

export type StageTools = InstanceType<typeof StageToolsModel>
