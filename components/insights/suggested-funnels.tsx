import { ChevronDown, ChevronRight } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { readValue } from '@/components/parts/query-state'
import { NEW_FUNNEL } from '@/lib/insights/check-funnel'

import type { Funnel } from './funnel-model'

/** Steps from the most common paths; open as long as there are no steps of one's own. */
export function SuggestedFunnels({ funnel }: { funnel: Funnel }) {
  const [isOpen, setIsOpen] = useState(funnel.definition.value.steps === NEW_FUNNEL.steps)
  return (
    <section class="suggested" aria-label="Suggestions">
      <Button
        size="small"
        look="quiet"
        icon={isOpen ? ChevronDown : ChevronRight}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Suggested steps
      </Button>
      {isOpen && <List funnel={funnel} />}
    </section>
  )
}

function List({ funnel }: { funnel: Funnel }) {
  const { state } = funnel.suggestions.value
  const suggestions = readValue(funnel.suggestions.value) ?? []
  if (state === 'loading') return <p class="insight-quiet">Looking for them…</p>
  if (state === 'failed') return <p class="insight-quiet">They could not be read.</p>
  if (suggestions.length === 0) return <p class="insight-quiet">No session went from one page to another yet.</p>
  return (
    <ul class="suggested-funnels">
      {suggestions.map((one) => (
        <li key={one.paths.join(' ')}>
          <button type="button" class="suggested-funnel" onClick={() => funnel.takeSuggestion(one)}>
            <span class="suggested-paths code" dir="auto">
              {one.paths.join(' → ')}
            </span>
            <span class="insight-quiet figures">{describeCount(one.sessionCount, 'session')}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
