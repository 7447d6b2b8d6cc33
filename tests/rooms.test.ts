import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Which folder may import which, types included. A folder may always import itself, `lib/model` is for everyone. What
 * is not in the table may be imported by nobody.
 */
const ROOMS: Record<string, { folders: string[]; packages: string[] }> = {
  'lib/model': { folders: [], packages: ['@rrweb/types'] },
  'lib/messages': { folders: ['lib/recording/decide-recordable'], packages: ['@webext-core/messaging'] },
  'lib/masking': { folders: ['lib/sites/decide-site'], packages: ['@rrweb/types'] },
  'lib/sites': { folders: [], packages: [] },
  'lib/capture': {
    folders: [
      'lib/messages/page-wire',
      'lib/messages/pack-messages',
      'lib/messages/flat-event',
      'lib/masking',
      'lib/sites',
    ],
    packages: ['@rrweb/record', '@rrweb/types', '@medv/finder'],
  },
  'lib/relay': { folders: ['lib/messages', 'lib/capture/covered-by-parent'], packages: ['wxt/browser'] },
  'lib/ingest': {
    folders: ['lib/messages', 'lib/masking', 'lib/sites', 'lib/assets', 'lib/store', 'lib/signals'],
    packages: ['@rrweb/types'],
  },
  'lib/preview': {
    folders: ['lib/messages', 'lib/masking', 'lib/sites', 'lib/capture/verdicts', 'lib/relay/read-frame-path'],
    packages: ['wxt/browser', '@medv/finder'],
  },
  'lib/assets': { folders: ['lib/store', 'lib/messages'], packages: ['@rrweb/types', 'wxt/browser'] },
  'lib/signals': { folders: [], packages: ['@rrweb/types'] },
  'lib/store': { folders: ['lib/masking/check-rules', 'lib/signals'], packages: ['dexie', '@rrweb/types'] },
  'lib/jobs': { folders: ['lib/store'], packages: ['wxt/browser'] },
  'lib/sharing': {
    folders: ['lib/share', 'lib/bundle', 'lib/playback/database-store', 'lib/store', 'lib/jobs'],
    packages: ['wxt/browser', 'dexie'],
  },
  'lib/recording': {
    folders: [
      'lib/messages',
      'lib/masking',
      'lib/ingest',
      'lib/search/write-outlines',
      'lib/search/check-filter',
      'lib/insights/check-saved-insight',
      'lib/store',
      'lib/jobs',
      'lib/sharing',
      'lib/assets',
      'lib/edits',
      'lib/signals',
      'lib/sites',
      'lib/replay/state',
      'lib/capture/bootstrap',
      'lib/relay/offer-relay',
      'lib/capture/offer-capture',
    ],
    packages: ['wxt/browser', '@rrweb/types'],
  },
  'lib/edits': {
    folders: ['lib/replay/state', 'lib/masking', 'lib/signals', 'lib/store/is-gone'],
    packages: ['@rrweb/types', 'css-select'],
  },
  'lib/search': {
    folders: ['lib/store', 'lib/masking/check-pattern'],
    packages: ['dexie'],
  },
  'lib/replay': { folders: [], packages: ['@rrweb/types'] },
  'lib/insights': { folders: ['lib/search', 'lib/masking/check-pattern'], packages: [] },
  'lib/playback': {
    folders: ['lib/store', 'lib/replay', 'lib/edits', 'lib/assets/map-asset-urls', 'lib/thumbnails'],
    packages: ['dexie', '@rrweb/types'],
  },
  // Pure, and read by the server as it stands: no other room, no package.
  'lib/share': { folders: [], packages: [] },
  server: { folders: ['lib/share'], packages: ['hono', '@hono/node-server', 's3mini', 'node:*'] },
  'lib/bundle': {
    folders: ['lib/playback', 'lib/store/pack', 'lib/store/pack-chunk', 'lib/store/read-sessions'],
    packages: ['@rrweb/types'],
  },
  'lib/thumbnails': {
    folders: ['lib/store', 'lib/replay/state', 'lib/replay/limits', 'lib/assets/map-css-urls'],
    packages: ['@rrweb/types', 'dexie'],
  },
  'lib/files': {
    folders: [
      'lib/bundle',
      'lib/share',
      'lib/sharing/check-endpoint',
      'lib/playback/database-store',
      'lib/playback/session-store',
      'lib/thumbnails/read-drawable',
      'lib/store',
      'lib/ingest',
      'lib/masking',
      'lib/sites',
      'lib/signals',
      'lib/edits',
      'lib/assets/map-asset-urls',
      'lib/replay',
      'lib/search/build-outline',
      'lib/sharing/check-plain-endpoint',
      'lib/sharing/read-shares',
    ],
    packages: ['@rrweb/types', 'fflate', 'mediabunny', 'papaparse'],
  },
  components: {
    folders: [
      'lib/files',
      'lib/store',
      'lib/search',
      'lib/insights',
      'lib/messages',
      'lib/replay',
      'lib/playback',
      'lib/bundle',
      'lib/thumbnails',
      'lib/edits',
      'lib/recording/decide-recordable',
      'lib/sites',
      'lib/masking',
      'lib/share',
      'lib/sharing/check-endpoint',
      'lib/sharing/check-plain-endpoint',
      'lib/sharing/endpoint-access',
      'lib/sharing/read-shares',
    ],
    packages: [
      'preact',
      '@preact/signals',
      'dexie',
      'dom-accessibility-api',
      'd3-sankey',
      'lucide-preact',
      '@tanstack/virtual-core',
      'comlink',
      '@medv/finder',
      'html-to-image',
      'rrweb-player',
      'uplot',
      '@rrweb/types',
      '@rrweb/replay',
      'wxt/browser',
    ],
  },
  entrypoints: { folders: ['lib', 'components'], packages: ['preact', '@preact/signals', 'wxt', 'comlink'] },
}

const IMPORT =
  /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm

interface Import {
  file: string
  room: string
  target: string
}

function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS).find((room) => path === room || path.startsWith(`${room}/`))
}

function readImports(): Import[] {
  const files = globSync(
    ['lib', 'components', 'entrypoints', 'server'].map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: ROOT },
  )
  return files.flatMap((file) => {
    const room = roomOf(file) ?? file
    return [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map((match) => {
      const name = (match[1] ?? match[2] ?? match[3])!
      const target = name.startsWith('@/')
        ? name.slice(2)
        : name.startsWith('.')
          ? relative(ROOT, join(ROOT, dirname(file), name))
          : `package:${name}`
      return { file, room, target }
    })
  })
}

function isAllowed({ room, target }: Import): boolean {
  const rules = ROOMS[room]
  if (!rules) return false
  const isIn = (folder: string) => target === folder || target.startsWith(`${folder}/`)
  if (target.startsWith('package:node:')) return rules.packages.includes('node:*')
  if (target.startsWith('package:')) return rules.packages.some((name) => isIn(`package:${name}`))
  return isIn(room) || isIn('lib/model') || rules.folders.some(isIn)
}

describe('rooms', () => {
  const imports = readImports()

  it('are read', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('import only what the table allows', () => {
    expect(imports.filter((found) => !isAllowed(found)).map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  it('of the page hold no store and no interface', () => {
    const inPage = new Set(['lib/capture', 'lib/relay', 'lib/masking', 'lib/preview'])
    const heavy = /^package:(dexie|preact|@preact)/
    expect(imports.filter(({ room, target }) => inPage.has(room) && heavy.test(target))).toEqual([])
  })
})
