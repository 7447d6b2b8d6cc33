import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'

import type { letMediaPlay, VirtualDocument } from '@/components/player/let-media-play'

import { buildScript } from '../../../scripts/build-script.ts'
import { readShown, type Shown } from './read-shown.ts'

const requireHere = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(requireHere.resolve(name))

/** A blank page with rrweb's player and our pure code in it: no extension, nothing of ours but what is asked for. */
export async function openLab(browser: Browser, modules: Record<string, string>): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><title>lab</title><body></body>')
  await page.addScriptTag({ path: join(folderOf('rrweb-player'), 'rrweb-player.umd.min.cjs') })
  for (const [name, entry] of Object.entries(modules))
    await page.addScriptTag({ content: await buildScript(entry, name) })
  await page.addScriptTag({ content: `globalThis.readShown = ${readShown.toString()}` })
  for (const run of [findReplayer, showIn, playThrough])
    await page.addScriptTag({ content: `globalThis.${run.name} = ${run.toString()}` })
  return page
}

/** The recording that comes with the player: legacy events of an editor being typed into. */
export function readDemo(): eventWithTime[] {
  const text = readFileSync(join(folderOf('rrweb-player'), 'events.js'), 'utf8')
  return JSON.parse(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1)) as eventWithTime[]
}

export const RECORDER = join(folderOf('@rrweb/record'), 'record.umd.min.cjs')

export interface ShowOptions {
  /** Epoch ms. */
  at: number
  useVirtualDom: boolean
  /** Of where the pointer rests a live page has no mark. */
  isWithoutHover?: boolean
}

export interface ShowResult {
  shown: Shown
  warnings: string[]
}

interface Replayer {
  pause(at: number): void
  destroy(): void
  virtualDom: VirtualDocument
  iframe: HTMLIFrameElement
}

type ReplayerClass = new (events: eventWithTime[], config: object) => Replayer

interface Lab {
  rrwebPlayer: { Player?: PlayerClass } & PlayerClass
  findReplayer: () => ReplayerClass
  readShown: typeof readShown
  /** Where it was asked for. */
  LetMediaPlay?: { letMediaPlay: typeof letMediaPlay }
}
type PlayerClass = new (options: object) => { getReplayer(): Replayer }

/** Runs inside the lab: must be self-contained. rrweb's Replayer, out of the player that holds it. */
function findReplayer(): ReplayerClass {
  const lab = globalThis as unknown as Lab
  const target = document.body.appendChild(document.createElement('div'))
  const events = [4, 2].map((type) => ({ type, data: { node: { type: 0, id: 1, childNodes: [] } }, timestamp: 1 }))
  const Player = lab.rrwebPlayer.Player ?? lab.rrwebPlayer
  const player = new Player({ target, props: { events, showController: false, autoPlay: false } })
  const Replayer = player.getReplayer().constructor as ReplayerClass
  target.remove()
  return Replayer
}

/** Runs inside the lab: must be self-contained. Fast-forwards a Replayer of its own and reads what it shows. */
export async function showIn(events: eventWithTime[], options: ShowOptions): Promise<ShowResult> {
  const lab = globalThis as unknown as Lab
  const warnings: string[] = []
  const describe = (parts: unknown[]) =>
    parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')
  const logger = { warn: (...parts: unknown[]) => warnings.push(describe(parts)), log: () => undefined }
  const root = document.body.appendChild(document.createElement('div'))
  const { at, useVirtualDom, isWithoutHover } = options
  const Replayer = lab.findReplayer()
  const replayer = new Replayer(events, { root, useVirtualDom, logger, mouseTail: false, loadTimeout: 0 })
  lab.LetMediaPlay?.letMediaPlay(replayer.virtualDom)
  const first = Math.min(...events.map((event) => event.timestamp))
  // What happens at that very millisecond belongs to it; the Replayer takes what is before.
  replayer.pause(at - first + 0.5)
  await new Promise((resolve) => setTimeout(resolve, 30))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const shown = lab.readShown(replayer.iframe.contentDocument!, isWithoutHover)
  shown.size = `${replayer.iframe.getAttribute('width')} x ${replayer.iframe.getAttribute('height')}`
  replayer.destroy()
  root.remove()
  return { shown, warnings }
}

/**
 * Runs inside the lab: must be self-contained. Plays on from the start to one of these moments (epoch ms, in order) after
 * the other, by one Replayer that changes its document at once, and reads what it shows at each.
 */
export async function playThrough(events: eventWithTime[], moments: number[]): Promise<Shown[]> {
  const lab = globalThis as unknown as Lab
  const root = document.body.appendChild(document.createElement('div'))
  const Replayer = lab.findReplayer()
  const replayer = new Replayer(events, { root, useVirtualDom: false, showWarning: false, mouseTail: false })
  const shown: Shown[] = []
  for (const at of moments) {
    replayer.pause(at - events[0]!.timestamp + 1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    shown.push(lab.readShown(replayer.iframe.contentDocument!, true))
  }
  replayer.destroy()
  root.remove()
  return shown
}
