import { readFileSync, statSync } from 'node:fs'

import { BUILDS } from './extension.ts'

/** Bytes of all scripts that a page of the built extension loads before it can show anything. */
export function measurePageScripts(page: string): number {
  const html = readFileSync(`${BUILDS.granted}/${page}`, 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]!)
  return [...new Set(names)].reduce((sum, name) => sum + measureFile(name), 0)
}

export function measureFile(name: string): number {
  return statSync(`${BUILDS.granted}/${name}`).size
}
