import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface PictureDifference {
  /** Share of all pixels that differ. */
  share: number
  /** The largest share of differing pixels in any tile of 32 x 32 px. */
  worstTile: number
  picture: Buffer
}

const TILE = 32

/** Compares two PNGs of one size; the boxes (masked areas) are made equal first. */
export function comparePictures(a: Uint8Array, b: Uint8Array, boxes: readonly Box[]): PictureDifference {
  const [first, second] = [PNG.sync.read(Buffer.from(a)), PNG.sync.read(Buffer.from(b))]
  const { width, height } = first
  if (second.width !== width || second.height !== height) {
    throw new Error(`pictures of different sizes: ${width}x${height} and ${second.width}x${second.height}`)
  }
  for (const box of boxes) for (const picture of [first, second]) blank(picture, box)
  const difference = new PNG({ width, height })
  const count = pixelmatch(first.data, second.data, difference.data, width, height, { threshold: 0.1, diffMask: true })
  return { share: count / (width * height), worstTile: findWorstTile(difference), picture: PNG.sync.write(difference) }
}

function blank(picture: PNG, box: Box): void {
  const right = Math.min(picture.width, Math.ceil(box.x + box.width))
  const bottom = Math.min(picture.height, Math.ceil(box.y + box.height))
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x++)
      picture.data.fill(0, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 4)
  }
}

function findWorstTile({ width, height, data }: PNG): number {
  let worst = 0
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      let differing = 0
      let all = 0
      for (let y = top; y < Math.min(top + TILE, height); y++) {
        for (let x = left; x < Math.min(left + TILE, width); x++) {
          all++
          if (data[(y * width + x) * 4 + 3] !== 0) differing++
        }
      }
      worst = Math.max(worst, differing / all)
    }
  }
  return worst
}
