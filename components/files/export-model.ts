import { computed, createModel, signal } from '@preact/signals'

import type { Toasts } from '@/components/parts/toasts-model'
import type { ExportProgress, ExportWish } from '@/lib/files/create-files'
import type { ExportPreview } from '@/lib/files/describe-export'
import type { FormatFacts } from '@/lib/files/export-format'
import { STREAM_FROM_BYTES } from '@/lib/files/limits'

import { describeSendProblem } from './describe-send-problem'
import type { SendState } from './destination-model'
import type { FilesClient } from './files-client'
import { canPickFile, createDownload, createText, pickFile, type FileTarget } from './save-file'

export interface ExportGivens {
  files: FilesClient
  destination: SendState
  toasts: Toasts
  dashboardUrl: string
  writeClipboard: (text: string) => Promise<void>
}

/** What is about to leave, or leaves. */
export type ExportState =
  | { step: 'closed' }
  | { step: 'choosing'; sessionIds: string[]; preview: ExportPreview | undefined; problem: string }
  | { step: 'running'; sessionIds: string[]; progress: ExportProgress }

interface RunningExport {
  wish: ExportWish
  tell: (progress: ExportProgress) => void
  isStill: () => boolean
}

type Choosing = Extract<ExportState, { step: 'choosing' }>

/** Export of sessions: what will leave is said first, then it is written. */
export const ExportModel = createModel(({ files, destination, toasts, dashboardUrl, writeClipboard }: ExportGivens) => {
  const state = signal<ExportState>({ step: 'closed' })
  /** Stays for the next time. */
  const formatId = signal('')
  /** Asked for once. */
  const formats = signal<readonly FormatFacts[]>([])
  const format = computed(() => formats.value.find(({ id }) => id === formatId.value) ?? formats.value[0])

  const open = async (sessionIds: readonly string[]) => {
    const ids = [...sessionIds]
    const choosing = (preview: ExportPreview | undefined, problem = '') => {
      state.value = { step: 'choosing', sessionIds: ids, preview, problem }
    }
    destination.close()
    choosing(undefined)
    try {
      const [known, preview] = await Promise.all([files.listFormats(), files.describe(ids)])
      formats.value = known
      const now = state.peek()
      if (now.step === 'choosing' && now.sessionIds === ids) choosing(preview)
    } catch (error) {
      choosing(undefined, `The sessions could not be read. Nothing was changed. The browser said: ${String(error)}`)
    }
  }

  const close = () => {
    if (state.peek().step === 'running') files.stop()
    state.value = { step: 'closed' }
  }
  const choose = (id: string) => {
    formatId.value = id
  }

  /** Shows how far `work` is; a problem that it answers brings the choice back. Whether it was done and not stopped. */
  const attempt = async (work: (running: RunningExport) => Promise<string>): Promise<boolean> => {
    const [before, chosen] = [state.peek(), format.peek()]
    if (before.step !== 'choosing' || !chosen) return false
    const { sessionIds } = before
    state.value = { step: 'running', sessionIds, progress: { sessionCount: 0, bytes: 0 } }
    const isStill = () => {
      const now = state.peek()
      return now.step === 'running' && now.sessionIds === sessionIds
    }
    const tell = (progress: ExportProgress) => {
      if (isStill()) state.value = { step: 'running', sessionIds, progress }
    }
    const problem = await work({ wish: { formatId: chosen.id, sessionIds, dashboardUrl }, tell, isStill })
    if (!isStill()) return false
    state.value = problem === '' ? { step: 'closed' } : { ...before, problem }
    return problem === ''
  }

  /** Answers what the file is called. */
  const run = async (target: FileTarget): Promise<string | undefined> => {
    let name = ''
    const isDone = await attempt(async ({ wish, tell, isStill }) => {
      try {
        const outcome = await files.export(wish, target, tell)
        if (outcome.ok && isStill()) name = await target.finish()
        else await target.drop()
        return outcome.ok ? '' : describeSendProblem(outcome)
      } catch (error) {
        await target.drop().catch(() => undefined)
        return `The file could not be written; nothing of it was kept. The browser said: ${String(error)}`
      }
    })
    return isDone ? name : undefined
  }

  const save = async () => {
    const [before, chosen] = [state.peek(), format.peek()]
    if (before.step !== 'choosing' || !chosen) return
    try {
      const target = await chooseTarget(before, chosen)
      const name = target && (await run(target))
      if (name) toasts.show({ text: `${name} is saved.` })
    } catch (error) {
      state.value = { ...before, problem: `The browser let no file be chosen. It said: ${String(error)}` }
    }
  }
  const copy = async () => {
    const target = createText()
    if ((await run(target)) === undefined) return
    await writeClipboard(target.read()).then(
      () => toasts.show({ text: 'Copied. Paste it into the ticket.' }),
      () => toasts.show({ text: 'The browser did not let it be copied. Save it as a file instead.' }),
    )
  }
  /** Straight from a click: the browser asks for access only then. */
  const send = async () => {
    const asked = state.peek()
    if (asked.step === 'choosing') state.value = { ...asked, problem: '' }
    const to = await destination.ready()
    if (!to) return
    const isDone = await attempt(async ({ wish, tell }) => {
      try {
        const outcome = await files.send(wish, to, tell)
        if (outcome.ok) return ''
        return (await destination.explain(outcome, to)) ?? describeSendProblem(outcome)
      } catch (error) {
        return `The file could not be sent. The browser said: ${String(error)}`
      }
    })
    if (isDone) toasts.show({ text: `Sent. ${new URL(to.address).host} took it.` })
  }
  return { state, formats, format, destination, open, close, choose, save, copy, send }
})

export type Exporting = InstanceType<typeof ExportModel>

/** What is large goes to disk as it is made, where the browser can do that. */
async function chooseTarget({ preview }: Choosing, format: FormatFacts): Promise<FileTarget | undefined> {
  const bytes = preview?.bytes ?? 0
  if (bytes < STREAM_FROM_BYTES || !format.isOneFile || !canPickFile()) return createDownload()
  return pickFile(`afterimage.${format.extension}`)
}
