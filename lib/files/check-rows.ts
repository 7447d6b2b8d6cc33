import { checkRules } from '@/lib/masking/check-rules'
import { checkNote } from '@/lib/model/check-note'
import type { Person, Study } from '@/lib/model/library'
import type { Note } from '@/lib/model/note'
import { MAX_PERSON_PROPERTIES, type Properties } from '@/lib/model/payload'
import { MASK_LEVELS, type SessionRules } from '@/lib/model/rules'
import type { Page, Window } from '@/lib/model/session'

import { MAX_LIST, MAX_NAME_CHARACTERS, MAX_SESSION_NOTES, MAX_SESSION_PAGES, MAX_WINDOWS } from './limits'
import {
  asFields,
  asList,
  isFields,
  isInstant,
  readCount,
  readInstant,
  readOne,
  readText,
  readTexts,
  readUrl,
} from './read-row'

/* What belongs to a session, from a file: rows with nothing in them but what belongs there. */

export function checkWindows(value: unknown): Window[] {
  return asList(value)
    .slice(0, MAX_WINDOWS)
    .filter(isFields)
    .flatMap((row) => {
      const openedAt = readInstant(row['openedAt'])
      if (openedAt === undefined || typeof row['id'] !== 'string') return []
      const closedAt = readInstant(row['closedAt']) ?? null
      const sites = readTexts(row['sites'])
      // No tab of this browser is meant.
      return [{ id: row['id'], sessionId: '', tabId: -1, isOpen: 0, openedAt, closedAt, sites }]
    })
}

export function checkPages(value: unknown): Page[] {
  return asList(value)
    .slice(0, MAX_SESSION_PAGES)
    .filter(isFields)
    .flatMap((row) => {
      const startedAt = readInstant(row['startedAt'])
      if (startedAt === undefined || typeof row['id'] !== 'string') return []
      const level = readOne(row['level'], MASK_LEVELS)
      return [
        {
          id: row['id'],
          sessionId: '',
          windowId: readText(row['windowId']),
          documentId: readText(row['documentId'], 200),
          frameId: readCount(row['frameId']),
          isTop: row['isTop'] === 0 ? 0 : 1,
          url: readUrl(row['url']),
          title: readText(row['title'], MAX_NAME_CHARACTERS),
          startedAt,
          endedAt: Math.max(startedAt, readInstant(row['endedAt']) ?? startedAt),
          lastSeq: Number.isSafeInteger(row['lastSeq']) ? (row['lastSeq'] as number) : -1,
          leftAt: readInstant(row['leftAt']) ?? null,
          ...(level && { level }),
          shiftMs: 0,
          parentPageId: typeof row['parentPageId'] === 'string' ? row['parentPageId'] : null,
          frameNodeId: readCount(row['frameNodeId']),
          hasSnapshot: false,
          bytes: 0,
        },
      ]
    })
}

export function checkNotes(value: unknown): { notes: Note[]; wrongCount: number } {
  const rows = asList(value).slice(0, MAX_SESSION_NOTES)
  const notes = rows.flatMap((row) => checkNote(row) ?? [])
  return { notes: notes.filter(({ at }) => isInstant(at)), wrongCount: rows.length - notes.length }
}

export function checkSessionRules(value: unknown): SessionRules[] {
  return asList(value)
    .slice(0, MAX_LIST)
    .filter(isFields)
    .flatMap((row) => {
      const [at, revision] = [readInstant(row['at']), readInstant(row['revision'])]
      if (at === undefined || revision === undefined) return []
      return [{ sessionId: '', at, revision, rules: checkRules(row['rules']).rules }]
    })
}

export function checkPeople(value: unknown): Person[] {
  return asList(value)
    .slice(0, MAX_LIST)
    .filter(isFields)
    .flatMap((row) => {
      const id = readText(row['id'], MAX_NAME_CHARACTERS)
      if (id === '') return []
      return [
        {
          id,
          name: readText(row['name'], MAX_NAME_CHARACTERS),
          properties: readProperties(row['properties'], MAX_PERSON_PROPERTIES),
          mergedInto: null,
        },
      ]
    })
}

export function readProperties(value: unknown, most: number): Properties {
  const entries = Object.entries(asFields(value)).flatMap(([name, one]): [string, string | number | boolean][] => {
    if (typeof one === 'string') return [[readText(name, 500), readText(one)]]
    const isPlain = typeof one === 'boolean' || (typeof one === 'number' && Number.isFinite(one))
    return isPlain ? [[readText(name, 500), one]] : []
  })
  return Object.fromEntries(entries.slice(0, most))
}

export function checkStudy(value: unknown): Study | null {
  const row = asFields(value)
  const name = readText(row['name'], MAX_NAME_CHARACTERS)
  if (name === '') return null
  const participants = asList(row['participants']).slice(0, MAX_LIST).filter(isFields)
  return {
    name,
    participants: participants.map(({ code, note }) => ({ code: readText(code, 500), note: readText(note) })),
    tasks: readTexts(row['tasks']),
    consentNote: readText(row['consentNote']),
    createdAt: readInstant(row['createdAt']) ?? 0,
  }
}
