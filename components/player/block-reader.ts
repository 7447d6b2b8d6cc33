import type { ReplayBlock } from '@/lib/replay/assemble-block'
import type { Block } from '@/lib/replay/assemble-window'

export type ReadBlock = (windowId: string, from: number) => Promise<ReplayBlock | undefined>

/** While a session is read, the last block known of a window grows: it is the same one. */
export const keyOfBlock = ({ windowId, from }: Block) => `${windowId} ${from}`

/** Reads blocks ahead: what was asked for early is there when it is wanted. Given once, it is forgotten. */
export function createBlockReader(readBlock: ReadBlock) {
  const reading = new Map<string, Promise<ReplayBlock | undefined>>()

  const read = (block: Block) => readBlock(block.windowId, block.from)
  return {
    take(block: Block): Promise<ReplayBlock | undefined> {
      const key = keyOfBlock(block)
      const early = reading.get(key) ?? read(block)
      reading.delete(key)
      return early
    },
    /** One at a time: the one before was not needed. */
    readEarly(block: Block): void {
      const key = keyOfBlock(block)
      if (reading.has(key)) return
      reading.clear()
      const early = read(block)
      early.catch(() => reading.delete(key))
      reading.set(key, early)
    },
  }
}
