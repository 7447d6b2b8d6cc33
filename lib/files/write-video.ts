import { BufferTarget, CanvasSource, canEncodeVideo, Output, QUALITY_HIGH, WebMOutputFormat } from 'mediabunny'

/** In order of how small they make a page that hardly moves. */
const CODECS = ['vp9', 'vp8'] as const

export interface VideoGivens {
  /** px, even: what is encoded comes in blocks of two. */
  width: number
  height: number
  framesPerSecond: number
  frameCount: number
  /** Puts a frame on the canvas, which still shows the one before. */
  draw: (context: OffscreenCanvasRenderingContext2D, index: number) => Promise<void>
  signal: AbortSignal
  onProgress: (done: number) => void
}

/**
 * A WebM of frames that are drawn one after another, encoded by the browser itself (WebCodecs). Throws what `signal` says,
 * and where the browser encodes none of its codecs.
 */
export async function writeVideo(given: VideoGivens): Promise<Blob> {
  const { width, height, framesPerSecond, frameCount, draw, signal, onProgress } = given
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  const codec = await findCodec(width, height)
  if (!context || !codec) throw new Error('this browser cannot encode video')
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH })
  output.addVideoTrack(source, { frameRate: framesPerSecond })
  try {
    await output.start()
    for (let index = 0; index < frameCount; index += 1) {
      signal.throwIfAborted()
      await draw(context, index)
      await source.add(index / framesPerSecond, 1 / framesPerSecond)
      onProgress(index + 1)
    }
    await output.finalize()
  } catch (error) {
    if (output.state !== 'canceled') await output.cancel()
    throw error
  }
  return new Blob([target.buffer!], { type: 'video/webm' })
}

async function findCodec(width: number, height: number): Promise<(typeof CODECS)[number] | undefined> {
  for (const codec of CODECS) if (await canEncodeVideo(codec, { width, height })) return codec
  return undefined
}
