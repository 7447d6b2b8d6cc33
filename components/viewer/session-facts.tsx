import { Info } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { FactsTable, type Fact } from '@/components/inspector/facts-table'
import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { describeCountry } from '@/components/parts/describe-country'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeInstantInFull } from '@/components/parts/describe-instant'
import { Dialog } from '@/components/parts/dialog'
import { measureSession } from '@/lib/model/measure-session'
import type { SessionContent } from '@/lib/store/read-sessions'

import './session-facts.css'

export interface SessionFactsProps {
  content: SessionContent
  /** When this copy was made, epoch ms. */
  madeAt: number
}

/** Who, when, how long, on what: all that is known of a session beside what happens in it. */
export function SessionFacts({ content, madeAt }: SessionFactsProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={Info} onClick={() => setIsOpen(true)}>
        Facts
      </Button>
      <Dialog title="About this session" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div class="session-facts">
          <FactsTable name="About this session" facts={listFacts(content, madeAt)} />
          <p class="session-facts-quiet">
            Recorded with Afterimage. What its rules masked was never stored, and is not in this copy.
          </p>
        </div>
      </Dialog>
    </>
  )
}

export function listFacts({ session, notes }: SessionContent, madeAt: number): Fact[] {
  const { device } = session
  const { lengthMs, activeMs } = measureSession(session, session.endedAt)
  const viewport = device.viewportWidth > 0 ? `${device.viewportWidth} × ${device.viewportHeight} px` : ''
  const given: Fact[] = [
    ['Title', session.title],
    ['Tags', session.tags.join(', ')],
    ['Person', session.person],
    ['Study', session.study],
    ['Participant', session.participant],
    ['Began', describeInstantInFull(session.startedAt)],
    ['Length', `${describeDuration(lengthMs)}, ${describeDuration(activeMs)} of it active`],
    ['Browser', [device.browser, device.os].filter((part) => part !== '').join(' on ')],
    ['Window', viewport],
    ['Language', device.language],
    ['Time zone', [device.timeZone, device.country && describeCountry(device.country)].filter(Boolean).join(', ')],
    ['Pages', describeNumber(session.pageCount)],
    ['Events', describeNumber(session.eventCount)],
    ['Errors', describeNumber(session.errorCount)],
    ['Notes', describeNumber(notes.length)],
    ['Copied', describeInstantInFull(madeAt)],
  ]
  return given.filter(([, value]) => value !== '')
}
