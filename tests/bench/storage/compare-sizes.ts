import { createRequire } from 'node:module'
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'

import { besides, figure, type Figure } from '../figures.ts'
import type { Dump } from '../../browser/support/read-database.ts'

const PACKER = '@rrweb/packer 2.1.6, each event by itself'

type Peers = Record<'json' | 'packer' | 'gzip9' | 'zstd9', number>
const PEER_NAMES: Record<keyof Peers, string> = {
  json: 'the same events as JSON',
  packer: PACKER,
  gzip9: 'gzip -9 of the whole session',
  zstd9: 'zstd -9 of the whole session',
}

/** What a session takes at rest, beside what its events would take as others keep them. */
export function compareSizes(area: string, dumps: readonly Dump[]): Figure[] {
  const own = dumps.map(({ chunks }) => chunks.reduce((sum, { packedBytes }) => sum + packedBytes, 0))
  const peers = dumps.map((dump) => measurePeers(dump))
  const perMinute = own.map((bytes, run) => bytes / minutesOf(dumps[run]!))
  return [
    figure(`${area}.bytes`, 'B', own),
    figure(`${area}.bytes-per-minute`, 'B', perMinute),
    ...(Object.keys(PEER_NAMES) as (keyof Peers)[]).map((peer) => {
      const ratios = own.map((bytes, run) => bytes / peers[run]![peer])
      return besides(figure(`${area}.vs-${peer}`, 'times', ratios), PEER_NAMES[peer], ratios)
    }),
  ]
}

function minutesOf({ sessions }: Dump): number {
  const { startedAt, endedAt } = sessions[0]!
  return (endedAt - startedAt) / 60_000
}

function measurePeers({ chunks }: Dump): Peers {
  const { pack } = createRequire(import.meta.url)('@rrweb/packer') as { pack(event: object): string }
  // What masking wrote into the events is ours alone.
  const events = chunks.flatMap(({ text }) => JSON.parse(text, dropVerdicts) as object[])
  const json = Buffer.from(JSON.stringify(events))
  return {
    json: json.length,
    packer: events.reduce((sum, event) => sum + Buffer.byteLength(pack(event), 'latin1'), 0),
    gzip9: gzipSync(json, { level: 9 }).length,
    zstd9: zstdCompressSync(json, { params: { [constants.ZSTD_c_compressionLevel]: 9 } }).length,
  }
}

function dropVerdicts(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const isOurs = (key === 'v' && 'id' in this && 'type' in this) || (key === 'verdicts' && 'source' in this)
  return isOurs ? undefined : value
}
