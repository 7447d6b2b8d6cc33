import { ClipboardCopy, Download, Send, TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { Dialog } from '@/components/parts/dialog'
import { ProgressBar } from '@/components/parts/progress-bar'

import { ExportContents } from './export-contents'
import type { Exporting, ExportState } from './export-model'
import { SendButtons, SendForm } from './send-form'

import './files.css'

/** Which file, what will be in it, and how far it is. */
export function ExportDialog({ exporting }: { exporting: Exporting }) {
  const state = exporting.state.value
  return (
    <Dialog title="Export" isOpen={state.step !== 'closed'} onClose={exporting.close}>
      {state.step === 'choosing' && <Choosing exporting={exporting} state={state} />}
      {state.step === 'running' && <Running exporting={exporting} state={state} />}
    </Dialog>
  )
}

type StateOf<Step extends ExportState['step']> = Extract<ExportState, { step: Step }>

function Choosing({ exporting, state }: { exporting: Exporting; state: StateOf<'choosing'> }) {
  const { sessionIds, preview, problem } = state
  const format = exporting.format.value
  const isSending = exporting.destination.isOpen.value
  const isReady = format !== undefined && preview !== undefined && preview.sessionCount > 0
  return (
    <div class="files-sheet">
      <p class="files-subject" dir="auto">
        {sessionIds.length === 1 && preview?.title ? preview.title : describeCount(sessionIds.length, 'session')}
      </p>
      <fieldset class="files-formats">
        <legend>Kind of file</legend>
        {exporting.formats.value.map(({ id, label, description }) => (
          <label key={id} class="files-format">
            <input type="radio" name="format" checked={id === format?.id} onChange={() => exporting.choose(id)} />
            <strong>{label}</strong>
            <span class="files-hint">{description}</span>
          </label>
        ))}
      </fieldset>
      {preview && format && <ExportContents preview={preview} format={format} />}
      {problem !== '' && (
        <Callout meaning="error" icon={TriangleAlert}>
          {problem}
        </Callout>
      )}
      {isSending && <SendForm destination={exporting.destination} onSend={() => void exporting.send()} />}
      <div class="files-buttons">
        {isSending ? (
          <SendButtons destination={exporting.destination} isReady={isReady} />
        ) : (
          <SaveButtons exporting={exporting} isReady={isReady} mayCopy={sessionIds.length === 1} />
        )}
        <Button look="quiet" onClick={exporting.close}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

interface SaveButtonsProps {
  exporting: Exporting
  isReady: boolean
  mayCopy: boolean
}

function SaveButtons({ exporting, isReady, mayCopy }: SaveButtonsProps) {
  return (
    <>
      <Button look="primary" icon={Download} disabled={!isReady} onClick={() => void exporting.save()}>
        Save file
      </Button>
      {exporting.format.value?.isText && mayCopy && (
        <Button icon={ClipboardCopy} disabled={!isReady} onClick={() => void exporting.copy()}>
          Copy text
        </Button>
      )}
      <Button icon={Send} onClick={exporting.destination.toggle}>
        Send to an endpoint
      </Button>
    </>
  )
}

function Running({ exporting, state }: { exporting: Exporting; state: StateOf<'running'> }) {
  const { sessionIds, progress } = state
  const made = `${progress.sessionCount} of ${describeCount(sessionIds.length, 'session')}, ${describeBytes(progress.bytes)}`
  const text = progress.isSending ? `${describeBytes(progress.bytes)} on their way` : made
  return (
    <div class="files-sheet">
      <ProgressBar
        key={progress.isSending ? 'sending' : 'writing'}
        label={progress.isSending ? 'Sending the file' : 'Writing the file'}
        value={progress.isSending ? undefined : progress.sessionCount}
        max={sessionIds.length}
        text={text}
      />
      <p class="figures">{text}</p>
      <div class="files-buttons">
        <Button onClick={exporting.close}>Cancel</Button>
      </div>
    </div>
  )
}
