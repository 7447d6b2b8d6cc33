import { generateRecording, type RecordingSize } from '../fixtures/generate-recording'
import { createRandom } from '../fixtures/random'

/** Moments at random, epoch ms and since the start, each with the window the person did something in last. */
export function chooseMoments(size: RecordingSize, count: number) {
  const { from, to, acts, windows } = generateRecording(size)
  const random = createRandom(size.seed + 1)
  return Array.from({ length: count }, () => {
    const sinceStart = Math.floor(60_000 + random() * (to - from - 60_000))
    const at = from + sinceStart
    return { at, sinceStart, windowId: acts.findLast((act) => act.at <= at)?.windowId ?? windows[0]!.id }
  })
}
