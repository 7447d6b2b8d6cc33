import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const COLOUR = /#[\da-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch|oklab|color-mix)\(/i

test('only tokens.css names a colour', () => {
  const files = globSync(['components/**/*.{css,tsx}', 'lib/**/*.css'], { cwd: root }).filter(
    (file) => !file.endsWith('tokens.css'),
  )
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => COLOUR.test(readFileSync(root + file, 'utf8')))).toEqual([])
})

test('every token that is used is declared', () => {
  const files = globSync(['components/**/*.css', 'lib/**/*.css'], { cwd: root })
  const text = files.map((file) => readFileSync(root + file, 'utf8')).join('\n')
  const declared = new Set([...text.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name))
  const used = [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)
  expect([...new Set(used)].filter((name) => !declared.has(name))).toEqual([])
})
