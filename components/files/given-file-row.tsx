import { Check, CircleSlash, CircleX, Copy, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { ProgressBar } from '@/components/parts/progress-bar'
import { writeSessionAddress } from '@/components/player/write-session-address'
import type { ImportedFile } from '@/lib/files/import-file'
import type { LinkProgress } from '@/lib/files/import-link'

import { describeLinkRefusal } from './describe-link-refusal'
import { describeLeftOut, describeRefusal } from './describe-refusal'
import type { FileState, GivenFile } from './import-model'

/** One file or link, and what became of it. */
export function GivenFileRow({ given: { source, state }, onOpen }: { given: GivenFile; onOpen: () => void }) {
  const name = source.kind === 'file' ? source.file.name : `Link on ${readHost(source.href)}`
  return (
    <li class="files-file">
      <p class="files-name">
        <strong class="cut" dir="auto" title={name}>
          {name}
        </strong>
        {source.kind === 'file' && <span class="figures">{describeBytes(source.file.size)}</span>}
      </p>
      <Outcome name={name} state={state} onOpen={onOpen} />
    </li>
  )
}

/** Never the key that stands behind it. */
function readHost(href: string): string {
  return URL.canParse(href) ? new URL(href).host : 'no server'
}

function Outcome({ name, state, onOpen }: { name: string; state: FileState; onOpen: () => void }) {
  switch (state.step) {
    case 'waiting':
      return null
    case 'running':
      return <Running name={name} progress={state.progress} />
    case 'refused':
      return (
        <Line icon={CircleX} look="refused">
          {describeLinkRefusal(state.reason)}
        </Line>
      )
    case 'stopped':
      return <Line icon={CircleSlash}>Stopped. Nothing of it was kept.</Line>
    case 'failed':
      return (
        <Line icon={CircleX} look="refused">
          {`It could not be taken in; nothing of it was kept. The browser said: ${state.message}`}
        </Line>
      )
    default:
      return <Result result={state.result} onOpen={onOpen} />
  }
}

function Running({ name, progress: { step, bytes, of } }: { name: string; progress: LinkProgress }) {
  return <ProgressBar label={`Importing ${name}`} value={bytes} max={of} text={`${describeBytes(bytes)} ${step}`} />
}

function Result({ result, onOpen }: { result: ImportedFile; onOpen: () => void }) {
  const { taken, known, refused, leftOut } = result
  const lines = describeLeftOut(leftOut)
  return (
    <>
      {taken.map(({ id, title, pageCount, eventCount, noteCount }) => (
        <Line key={id} icon={Check} look="taken">
          <a href={writeSessionAddress({ sessionId: id })} dir="auto" onClick={onOpen}>
            {title || 'Untitled session'}
          </a>
          {` came in: ${describeCount(pageCount, 'page')}, ${describeCount(eventCount, 'event')}, ${describeCount(noteCount, 'note')}.`}
        </Line>
      ))}
      {known.map(({ id, title }) => (
        <Line key={id} icon={Copy}>
          <a href={writeSessionAddress({ sessionId: id })} dir="auto" onClick={onOpen}>
            {title || 'Untitled session'}
          </a>
          {' is here already. It was not stored twice.'}
        </Line>
      ))}
      {refused.map(({ title, reason }) => (
        <Line key={`${title} ${reason}`} icon={CircleX} look="refused">
          {`${title === '' ? '' : `${title}: `}${describeRefusal(reason)}`}
        </Line>
      ))}
      {lines.length > 0 && <Line icon={TriangleAlert} look="left-out">{`Left out: ${lines.join('; ')}.`}</Line>}
    </>
  )
}

interface LineProps {
  icon: typeof Check
  look?: 'taken' | 'refused' | 'left-out'
  children: ComponentChildren
}

function Line({ icon: Icon, look, children }: LineProps) {
  return (
    <p class={`files-line${look ? ` files-${look}` : ''}`}>
      <Icon size={16} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
