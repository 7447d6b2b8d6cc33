import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { eventWithTime } from '@rrweb/types'
import type { Browser, Page } from 'puppeteer-core'
import { build, type Rollup } from 'vite'

import { readShown, type Shown } from './read-shown.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const requireHere = createRequire(import.meta.url)
const folderOf = (name: string) => dirname(requireHere.resolve(name))

/** A blank page with rrweb's player and our pure code in it: no extension, nothing of ours but what is asked for. */
export async function openLab(browser: Browser, modules: Record<string, string>): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><title>lab</title><body></body>')
  await page.addScriptTag({ path: join(folderOf('rrweb-player'), 'rrweb-player.umd.min.cjs') })
  for (const [name, entry] of Object.entries(modules)) await page.addScriptTag({ content: await bundle(name, entry) })
  await page.addScriptTag({ content: `globalThis.readShown = ${readShown.toString()}` })
  await page.addScriptTag({ content: `globalThis.showIn = ${showIn.toString()}` })
  return page
}

async function bundle(name: string, entry: string): Promise<string> {
  const [output] = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: { entry: join(ROOT, entry), formats: ['iife'], name },
    },
  })) as Rollup.RollupOutput[]
  return output!.output[0].code
}

/** The recording that comes with the player: legacy events of an editor being typed into. */
export function readDemo(): eventWithTime[] {
  const text = readFileSync(join(folderOf('rrweb-player'), 'events.js'), 'utf8')
  return JSON.parse(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1)) as eventWithTime[]
}

export const RECORDER = join(folderOf('@rrweb/record'), 'record.umd.min.cjs')

interface ShowOptions {
  /** Epoch ms. */
  at: number
  useVirtualDom: boolean
}

export interface ShowResult {
  shown: Shown
  warnings: string[]
}

interface Replayer {
  pause(at: number): void
  destroy(): void
  iframe: HTMLIFrameElement
}

/** Runs inside the lab: must be self-contained. Fast-forwards a Replayer of its own and reads what it shows. */
export async function showIn(events: eventWithTime[], options: ShowOptions): Promise<ShowResult> {
  interface Lab {
    rrwebPlayer: { Player?: PlayerClass } & PlayerClass
    readShown: (document: Document) => Shown
    Replayer?: new (events: eventWithTime[], config: object) => Replayer
  }
  type PlayerClass = new (options: object) => { getReplayer(): Replayer }
  const lab = globalThis as unknown as Lab
  const warnings: string[] = []
  const describe = (parts: unknown[]) =>
    parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')
  const logger = { warn: (...parts: unknown[]) => warnings.push(describe(parts)), log: () => undefined }
  if (!lab.Replayer) {
    const target = document.body.appendChild(document.createElement('div'))
    const props = { events: structuredClone(events.slice(0, 2)), showController: false, autoPlay: false }
    const Player = lab.rrwebPlayer.Player ?? lab.rrwebPlayer
    lab.Replayer = new Player({ target, props }).getReplayer().constructor as NonNullable<Lab['Replayer']>
    target.remove()
  }
  const root = document.body.appendChild(document.createElement('div'))
  const { at, useVirtualDom } = options
  const replayer = new lab.Replayer(events, { root, useVirtualDom, logger, mouseTail: false, loadTimeout: 0 })
  const first = Math.min(...events.map((event) => event.timestamp))
  // What happens at that very millisecond belongs to it; the Replayer takes what is before.
  replayer.pause(at - first + 0.5)
  await new Promise((resolve) => setTimeout(resolve, 30))
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const shown = lab.readShown(replayer.iframe.contentDocument!)
  shown.size = `${replayer.iframe.getAttribute('width')} x ${replayer.iframe.getAttribute('height')}`
  replayer.destroy()
  root.remove()
  return { shown, warnings }
}
