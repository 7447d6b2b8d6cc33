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
  'lib/masking': { folders: [], packages: ['@rrweb/types'] },
  'lib/sites': { folders: [], packages: [] },
  'lib/capture': {
    folders: ['lib/messages/page-wire', 'lib/messages/pack-messages', 'lib/masking', 'lib/sites/decide-site'],
    packages: ['@rrweb/record', '@rrweb/types', '@medv/finder'],
  },
  'lib/relay': { folders: ['lib/messages', 'lib/capture/covered-by-parent'], packages: ['wxt/browser'] },
  'lib/ingest': { folders: ['lib/messages', 'lib/masking', 'lib/store'], packages: ['@rrweb/types'] },
  'lib/assets': { folders: ['lib/store', 'lib/messages'], packages: ['@rrweb/types', 'wxt/browser'] },
  'lib/store': { folders: [], packages: ['dexie', '@rrweb/types'] },
  'lib/jobs': { folders: ['lib/store'], packages: ['wxt/browser'] },
  'lib/recording': {
    folders: [
      'lib/messages',
      'lib/masking',
      'lib/ingest',
      'lib/store',
      'lib/jobs',
      'lib/assets',
      'lib/sites',
      'lib/replay/state',
      'lib/capture/bootstrap',
      'lib/relay/offer-relay',
      'lib/capture/offer-capture',
    ],
    packages: ['wxt/browser', '@rrweb/types'],
  },
  'lib/replay': { folders: [], packages: ['@rrweb/types'] },
  components: {
    folders: [
      'lib/store',
      'lib/messages',
      'lib/replay',
      'lib/assets/map-asset-urls',
      'lib/recording/decide-recordable',
      'lib/sites',
    ],
    packages: [
      'preact',
      '@preact/signals',
      'dexie',
      'lucide-preact',
      '@tanstack/virtual-core',
      'rrweb-player',
      '@rrweb/types',
      '@rrweb/replay',
      'wxt/browser',
    ],
  },
  entrypoints: { folders: ['lib', 'components'], packages: ['preact', '@preact/signals', 'wxt'] },
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
  const files = globSync(['lib/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'], { cwd: ROOT })
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
    const inPage = new Set(['lib/capture', 'lib/relay', 'lib/masking'])
    const heavy = /^package:(dexie|preact|@preact)/
    expect(imports.filter(({ room, target }) => inPage.has(room) && heavy.test(target))).toEqual([])
  })
})
