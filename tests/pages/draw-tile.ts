import { PNG } from 'pngjs'

const PATH = /^\/apps\/leaflet\/tiles\/(land|night)\/(\d+)\/(\d+)\/(\d+)\.png$/
const SIZE = 256
/** Of water, shore, meadow, wood and hill, from low to high. */
const COLOURS = {
  land: [0xa9cfe0, 0xefe6c4, 0xcfe3b0, 0x9cc48a, 0xc9b99a],
  night: [0x15202b, 0x2b2f38, 0x1f2d26, 0x24402c, 0x3a342c],
}

/** The tile of a map of no land, for the address of one; the same for the same address. */
export function drawTile(pathname: string): Buffer | undefined {
  const [, style, zoom, column, row] = PATH.exec(pathname) ?? []
  if (style === undefined) return undefined
  const colours = COLOURS[style as keyof typeof COLOURS]
  const picture = new PNG({ width: SIZE, height: SIZE })
  // How much of the world is one pixel, as seen from a zoom at which whole tiles are a hill.
  const scale = 2 ** (11 - Number(zoom)) / 90
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const height = measureHeight((Number(column) * SIZE + x) * scale, (Number(row) * SIZE + y) * scale)
      // Roads at the edges of tiles.
      const colour = x < 2 || y < 2 ? 0xffffff : colours[Math.min(4, Math.floor(height * 5))]!
      picture.data.writeUInt32BE(((colour << 8) | 0xff) >>> 0, (y * SIZE + x) * 4)
    }
  }
  return PNG.sync.write(picture)
}

/** From 0 to 1. */
function measureHeight(x: number, y: number): number {
  return (Math.sin(x) * Math.cos(y * 0.8) + Math.sin(x * 0.31 + y * 0.47) + 2) / 4
}
