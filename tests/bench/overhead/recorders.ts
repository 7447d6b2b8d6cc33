import { fileURLToPath } from 'node:url'

import { buildScript } from '../../../scripts/build-script.ts'

/** What records the page in a run. `ours` is the built extension, all the way to the disk. */
export type RecorderName = 'none' | 'ours' | Peer
export type Peer = (typeof PEERS)[number]

export const PEERS = ['rrweb', 'sentry', 'posthog', 'openreplay', 'datadog'] as const

/** Shown in the results. */
export const PEER_NAMES: Readonly<Record<Peer, string>> = {
  rrweb: '@rrweb/record 2.1.6 alone, keeping its events',
  sentry: '@sentry/browser 11.12.0 replay',
  posthog: 'posthog-js 1.449.2 replay',
  openreplay: '@openreplay/tracker 19.0.1',
  datadog: '@datadog/browser-rum 7.16.2 replay, in every frame',
}

/** Of `PEERS=rrweb,sentry`: those; all where nothing is said. */
export function choosePeers(all: readonly Peer[] = PEERS): readonly Peer[] {
  const wanted = process.env['PEERS']
  if (wanted === undefined) return all
  const names = wanted.split(',').filter(Boolean)
  const unknown = names.filter((name) => !(PEERS as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`no such peer: ${unknown.join()}; there are ${PEERS.join()}`)
  return all.filter((peer) => names.includes(peer))
}

export async function buildPeers(peers: readonly Peer[]): Promise<Record<string, string>> {
  const folder = new URL('../recorders/', import.meta.url)
  const built = peers.map(async (peer) => [
    peer,
    await buildScript(fileURLToPath(new URL(`${peer}.ts`, folder)), 'peer'),
  ])
  return Object.fromEntries(await Promise.all(built)) as Record<string, string>
}
