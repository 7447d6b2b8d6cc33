import { Copy } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import type { StreamItem } from '@/lib/replay/stream'

import type { ElementDetails } from './describe-element'
import { describePosition } from './describe-time'
import { placeBeside } from './place-beside'
import type { Picked } from './point-model'

import './inspect-card.css'

export interface InspectCardProps {
  picked: Picked
  details: ElementDetails
  /** What happened on it. */
  events: readonly StreamItem[]
  /** The session's start, epoch ms. */
  from: number
  onJump: (at: number) => void
  onCopy: (text: string) => void
  onRelease: () => void
}

/** What the chosen element is: its markup, name, styles, and what was done to it. Masked text is asterisks here too. */
export function InspectCard({ picked, details, events, from, onJump, onCopy, onRelease }: InspectCardProps) {
  const card = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    card.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [picked])
  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, picked.box)
  })
  const { markup, path, role, name, description, styles } = details
  const facts: [string, string][] = [
    ['Role', role || 'none'],
    ['Accessible name', name || 'none'],
    ...(description ? [['Description', description] as [string, string]] : []),
    ...(picked.wish.selector ? [['Selector', picked.wish.selector] as [string, string]] : []),
    ['Path', path.join(' › ')],
  ]
  return (
    <section ref={card} class="pick-card inspect-card" aria-label="Element" data-scroll-keys>
      <div class="pick-card-buttons">
        <Button size="small" icon={Copy} onClick={() => onCopy(picked.wish.selector || markup)}>
          {picked.wish.selector ? 'Copy selector' : 'Copy markup'}
        </Button>
        <Button size="small" onClick={onRelease}>
          Choose another
        </Button>
      </div>
      <pre class="inspect-card-markup code">{markup}</pre>
      <Facts facts={facts} />
      <h2 class="inspect-card-title">Events on it</h2>
      {events.length === 0 ? (
        <p class="pick-card-quiet">None in this session.</p>
      ) : (
        <ol class="inspect-card-events">
          {events.map((item) => (
            <li key={item.key}>
              <Button size="small" look="quiet" onClick={() => onJump(item.at)}>
                <span class="figures">{describePosition(item.at - from)}</span> {item.kind}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <h2 class="inspect-card-title">Computed styles</h2>
      <Facts facts={styles} />
    </section>
  )
}

function Facts({ facts }: { facts: readonly [string, string][] }) {
  return (
    <dl class="inspect-card-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="code">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
