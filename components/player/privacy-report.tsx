import { useModel } from '@preact/signals'
import { ChevronRight, EyeOff } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeInstantInFull } from '@/components/parts/describe-instant'
import { Dialog } from '@/components/parts/dialog'
import { ProgressBar } from '@/components/parts/progress-bar'
import { describeLevel } from '@/components/settings/describe-rules'
import type { PageEvents } from '@/lib/store/unpack-chunks'
import type { SessionContent } from '@/lib/store/read-sessions'

import { describeRules, KIND_NAMES } from './describe-masking'
import { describePosition } from './describe-time'
import { listLevels, PrivacyModel, type MaskedRow, type PrivacyState } from './privacy-model'

import './privacy-report.css'

export interface PrivacyReportProps {
  content: SessionContent
  /** Of the timeline, epoch ms. */
  from: number
  readPage: (pageId: string) => Promise<PageEvents>
  onJump: (at: number) => void
}

/** The rules a session was recorded under, and what they masked: where, and how often. */
export function PrivacyReport({ content, from, readPage, onJump }: PrivacyReportProps) {
  const model = useModel(() => new PrivacyModel(content.pages, readPage))
  const jump = (at: number) => {
    model.close()
    onJump(at)
  }
  return (
    <>
      <Button size="small" icon={EyeOff} onClick={model.open}>
        Privacy
      </Button>
      <Dialog title="Privacy report" isOpen={model.isOpen.value} onClose={model.close}>
        <div class="privacy">
          <RulesList content={content} />
          <MaskedList state={model.state.value} from={from} onJump={jump} />
        </div>
      </Dialog>
    </>
  )
}

interface MaskedListProps {
  state: PrivacyState
  from: number
  onJump: (at: number) => void
}

function MaskedList({ state, from, onJump }: MaskedListProps) {
  switch (state.kind) {
    case 'failed':
      return <p role="alert">What was masked could not be read. The browser said: {state.message}</p>
    case 'reading':
      return (
        <ProgressBar
          label="Reading what was masked"
          value={state.done}
          max={state.of}
          text={`${state.done} of ${describeCount(state.of, 'page')}`}
        />
      )
    default:
      return <MaskedTable rows={state.rows} from={from} onJump={onJump} />
  }
}

function RulesList({ content: { rules, pages } }: { content: SessionContent }) {
  const levels = listLevels(pages)
  return (
    <section>
      <h3 class="privacy-heading">Recorded under</h3>
      {rules.length === 0 && <p class="privacy-quiet">The rules of this session were not kept with it.</p>}
      <ul class="privacy-rules">
        {rules.map(({ revision, at, rules: held }, index) => (
          <li key={revision}>
            {rules.length > 1 && (
              <time class="privacy-quiet figures" dateTime={new Date(at).toISOString()}>
                {index === 0 ? 'From the start' : `From ${describeInstantInFull(at)}`}:{' '}
              </time>
            )}
            {describeRules(held)}
          </li>
        ))}
      </ul>
      {levels.length > 1 && (
        <p class="privacy-quiet figures">
          {levels
            .map(({ level, pages: own }) => `${describeCount(own.length, 'page')} at ${describeLevel(level).label}`)
            .join(', ')}
        </p>
      )}
    </section>
  )
}

function MaskedTable({ rows, from, onJump }: { rows: MaskedRow[]; from: number; onJump: (at: number) => void }) {
  if (rows.length === 0) return <p>Nothing in this session had to be masked.</p>
  return (
    <section>
      <h3 class="privacy-heading">Masked before it was stored</h3>
      <ul class="privacy-kinds">
        {rows.map(({ kind, count, pages }) => (
          <li key={kind}>
            <details class="privacy-kind">
              <summary class="privacy-summary">
                <ChevronRight size={16} aria-hidden="true" />
                <span>{KIND_NAMES[kind]}</span>
                <span class="figures">{describeNumber(count)}</span>
                <span class="privacy-quiet figures">on {describeCount(pages.length, 'page')}</span>
              </summary>
              <ol class="privacy-pages" aria-label={`Pages: ${KIND_NAMES[kind]}`}>
                {pages.map(({ page, count: onPage, at }) => (
                  <li key={page.id}>
                    <button type="button" class="privacy-page" title={page.url} onClick={() => onJump(at)}>
                      <span class="privacy-quiet figures">{describePosition(at - from)}</span>
                      <span class="cut" dir="auto">
                        {page.title || page.url}
                      </span>
                      <span class="figures">{describeNumber(onPage)}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
      <p class="privacy-quiet">Each place on a page counts once. What was masked is stored nowhere.</p>
    </section>
  )
}
