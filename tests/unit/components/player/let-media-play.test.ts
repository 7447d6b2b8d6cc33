import { expect, test } from 'vitest'

import { letMediaPlay } from '@/components/player/let-media-play'

test('a medium of a virtual document plays, and answers as one of a real document does', async () => {
  class Medium {
    paused: boolean | undefined
    play(): unknown {
      this.paused = false
      return undefined
    }
  }
  letMediaPlay({ createElement: () => new Medium() })
  const medium = new Medium()
  await expect((medium.play() as Promise<void>).catch(() => 'refused')).resolves.toBeUndefined()
  expect(medium.paused).toBe(false)
})
