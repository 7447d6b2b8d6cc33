import type { MaskRules } from '@/lib/model/rules'

import { checkRules, type CheckedRules } from './check-rules'

/*
 * Masking rules as a file, so that a team has the same ones; `public/masking-rules.schema.json` says it as JSON Schema.
 *
 *   { "format": "afterimage masking rules", "version": 1, "rules": MaskRules }
 */

const FORMAT = 'afterimage masking rules'
const VERSION = 1

export type UnpackedRules =
  | ({ ok: true } & CheckedRules)
  | { ok: false; reason: 'not JSON' | 'not ours' | 'newer version' | 'no rules' }

/** The rules as the text of a file. */
export function packRules(rules: MaskRules): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, rules }, null, 2)}\n`
}

/**
 * The rules of a file. What is wrong in them is left out and told as a problem; refused is what was not written by
 * `packRules` of this version.
 */
export function unpackRules(text: string, isSelector?: (text: string) => boolean): UnpackedRules {
  const file = readJson(text)
  if (file === undefined) return { ok: false, reason: 'not JSON' }
  if (!isFields(file) || file['format'] !== FORMAT || !isVersion(file['version']))
    return { ok: false, reason: 'not ours' }
  if (file['version'] > VERSION) return { ok: false, reason: 'newer version' }
  // Strict for want of anything else is no wish of whoever gives the file.
  if (!isFields(file['rules'])) return { ok: false, reason: 'no rules' }
  return { ok: true, ...checkRules(file['rules'], isSelector) }
}

function readJson(text: string): unknown {
  try {
    // Editors begin a file with a mark of its byte order.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // Nothing but a SyntaxError: told as a reason.
    return undefined
  }
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
