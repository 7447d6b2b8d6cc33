import { createModel, signal } from '@preact/signals'

import { describeCount } from '@/components/parts/describe-count'
import type { Toasts } from '@/components/parts/toasts-model'
import type { LinkOutcome } from '@/lib/files/create-files'
import type { ImportedFile } from '@/lib/files/import-file'
import type { GivenLink, LinkProgress, LinkRefusal } from '@/lib/files/import-link'

import type { FilesClient } from './files-client'

export interface ImportGivens {
  files: FilesClient
  toasts: Toasts
}

/** What becomes of one file, or link. */
export type FileState =
  | { step: 'waiting' }
  | { step: 'running'; progress: LinkProgress }
  | { step: 'done'; result: ImportedFile }
  | { step: 'refused'; reason: LinkRefusal }
  | { step: 'stopped' }
  | { step: 'failed'; message: string }

/** Where sessions come from. */
export type GivenSource = { kind: 'file'; file: File } | ({ kind: 'link' } & GivenLink)

export interface GivenFile {
  key: number
  source: GivenSource
  state: FileState
}

/** Files and links that come in, one after another; each says what became of it. */
export const ImportModel = createModel(({ files, toasts }: ImportGivens) => {
  const isOpen = signal(false)
  const given = signal<readonly GivenFile[]>([])
  const isMaskedAgain = signal(false)
  const isRunning = signal(false)
  let lastKey = 0

  const setState = (key: number, state: FileState) => {
    given.value = given.peek().map((one) => (one.key === key ? { ...one, state } : one))
  }
  const open = () => {
    if (!isRunning.peek()) given.value = []
    isOpen.value = true
  }
  /** Files that wait to be looked at by the person. */
  const offer = (chosen: readonly File[]) => add(chosen.map((file) => ({ kind: 'file', file })))
  const add = (sources: readonly GivenSource[]) => {
    const isOver = !isRunning.peek() && given.peek().every(({ state }) => state.step !== 'waiting')
    const before = isOver ? [] : given.peek()
    given.value = [
      ...before,
      ...sources.map((source): GivenFile => ({ key: (lastKey += 1), source, state: { step: 'waiting' } })),
    ]
    isOpen.value = given.value.length > 0
  }
  const take = (source: GivenSource, tell: (progress: LinkProgress) => void) => {
    const options = { isMaskedAgain: isMaskedAgain.peek() }
    if (source.kind === 'link') return files.importLink({ href: source.href, password: source.password }, options, tell)
    const of = source.file.size
    return files.import(source.file, options, (bytes) => tell({ step: 'stored', bytes: Math.min(bytes, of), of }))
  }
  const takeNext = async (): Promise<boolean> => {
    const next = given.peek().find(({ state }) => state.step === 'waiting')
    if (!next || !isRunning.peek()) return false
    const { key, source } = next
    const tell = (progress: LinkProgress) => {
      const isStill = given.peek().some((one) => one.key === key && one.state.step === 'running')
      if (isStill) setState(key, { step: 'running', progress })
    }
    setState(key, { step: 'running', progress: { step: 'stored', bytes: 0, of: 0 } })
    try {
      setState(key, describeOutcome(await take(source, tell)))
    } catch (error) {
      setState(key, { step: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
    return true
  }
  const start = async () => {
    if (isRunning.peek()) return
    isRunning.value = true
    while (await takeNext());
    isRunning.value = false
    const takenCount = given.peek().reduce((sum, one) => sum + countTaken(one), 0)
    if (!isOpen.peek()) toasts.show({ text: `${describeCount(takenCount, 'session')} came in.` })
  }
  /** Answers whether it came in, or was here. */
  const takeLink = async (link: GivenLink): Promise<boolean> => {
    add([{ kind: 'link', ...link }])
    const key = lastKey
    await start()
    return given.peek().some((one) => one.key === key && one.state.step === 'done')
  }
  /** What is in is in; of the one that is coming in nothing stays. */
  const stop = () => {
    given.value = given
      .peek()
      .map((one) => (one.state.step === 'waiting' ? { ...one, state: { step: 'stopped' } } : one))
    files.stop()
  }
  /** It goes on behind a closed dialog. */
  const close = () => {
    isOpen.value = false
  }
  const maskAgain = (isWanted: boolean) => {
    isMaskedAgain.value = isWanted
  }
  return { isOpen, given, isMaskedAgain, isRunning, open, offer, takeLink, start, stop, close, maskAgain }
})

export type Importing = InstanceType<typeof ImportModel>

function countTaken({ state }: GivenFile): number {
  return state.step === 'done' ? state.result.taken.length : 0
}

function describeOutcome(outcome: LinkOutcome): FileState {
  if (outcome.ok) return { step: 'done', result: outcome.file }
  return outcome.reason === 'stopped' ? { step: 'stopped' } : { step: 'refused', reason: outcome.reason }
}
