import { PNG } from 'pngjs'

import type { Box } from './compare-pictures.ts'

/** Columns and rows that two pictures are compared by. */
const GRID = { columns: 24, rows: 15 }

/**
 * How far two PNGs of one shape and any size are from each other: the mean difference of brightness, 0 to 255, of the
 * fields of a grid laid over both.
 */
export function compareRoughly(one: Uint8Array, other: Uint8Array): number {
  const [first, second] = [readGrid(one), readGrid(other)]
  return first.reduce((sum, value, index) => sum + Math.abs(value - second[index]!), 0) / first.length
}

/** How many different brightnesses a PNG has, in this part of it: where nothing is there is a single one. */
export function countShades(picture: Uint8Array, part?: Box): number {
  const { data, ...size } = PNG.sync.read(Buffer.from(picture))
  const { x, y, width, height } = part ?? { x: 0, y: 0, ...size }
  const seen = new Set<number>()
  for (let row = Math.round(y); row < Math.round(y + height); row++) {
    for (let column = Math.round(x); column < Math.round(x + width); column++) {
      const at = (row * size.width + column) * 4
      seen.add(data[at]! + data[at + 1]! + data[at + 2]!)
    }
  }
  return seen.size
}

function readGrid(picture: Uint8Array): number[] {
  const { width, height, data } = PNG.sync.read(Buffer.from(picture))
  const { columns, rows } = GRID
  const sums = Array.from({ length: columns * rows }, () => 0)
  const counts = sums.slice()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const field = Math.floor((y / height) * rows) * columns + Math.floor((x / width) * columns)
      const at = (y * width + x) * 4
      sums[field]! += (data[at]! + data[at + 1]! + data[at + 2]!) / 3
      counts[field]! += 1
    }
  }
  return sums.map((sum, field) => sum / Math.max(1, counts[field]!))
}
