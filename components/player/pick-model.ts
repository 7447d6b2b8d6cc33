import { createModel, signal } from '@preact/signals'

import type { ElementWish } from '@/lib/model/edit'
import type { ElementCount } from '@/lib/playback/find-places'

import { PointModel, type PointSurface } from './point-model'

export type Count = ElementCount | 'looking' | 'unknown'

export interface PickGivens {
  countElement: (wish: ElementWish, stop: AbortSignal) => Promise<ElementCount>
  add: (wish: ElementWish) => Promise<boolean>
}

/** An element of the replay that is to be taken out, with how often it is there. */
export const PickModel = createModel(({ countElement, add }: PickGivens) => {
  const pointer = new PointModel()
  const count = signal<Count>('unknown')
  /** On other pages too, where it can be found there. */
  const isEverywhere = signal(true)
  let search = new AbortController()

  async function look(wish: ElementWish): Promise<void> {
    search.abort()
    search = new AbortController()
    const { signal: stop } = search
    count.value = 'looking'
    try {
      const found = await countElement(wish, stop)
      if (!stop.aborted) count.value = found
    } catch (error) {
      if (stop.aborted) return
      console.error(error)
      count.value = 'unknown'
    }
  }

  function clear(): void {
    search.abort()
    pointer.clear()
  }

  return {
    ...pointer,
    count,
    isEverywhere,
    setSurface(next: PointSurface | undefined) {
      search.abort()
      pointer.setSurface(next)
    },
    choose() {
      const picked = pointer.choose()
      if (!picked) return undefined
      isEverywhere.value = picked.wish.selector !== ''
      void look(picked.wish)
      return picked
    },
    setEverywhere: (on: boolean) => void (isEverywhere.value = on),
    release: () => {
      search.abort()
      pointer.release()
    },
    clear,
    async remove(): Promise<boolean> {
      const picked = pointer.chosen.peek()
      if (!picked) return false
      const { wish } = picked
      const isDone = await add(isEverywhere.peek() ? wish : { ...wish, selector: '' })
      if (isDone) clear()
      return isDone
    },
  }
})

export type PickState = InstanceType<typeof PickModel>
