import { describeNumber } from '@/components/parts/describe-count'

import { INSPECTOR_TABS, type InspectorTab } from './inspector-tabs'

export interface InspectorTabsBarProps {
  id: string
  tab: InspectorTab
  /** How many each lists; none where it lists nothing that is counted. */
  counts: Partial<Record<InspectorTab, number>>
  onTab: (tab: InspectorTab) => void
}

/** The inspector's tabs. Arrow keys, Home and End go from one to the next, which is shown at once. */
export function InspectorTabsBar({ id, tab, counts, onTab }: InspectorTabsBarProps) {
  const move = (event: KeyboardEvent) => {
    const at = INSPECTOR_TABS.findIndex((one) => one.id === tab)
    const last = INSPECTOR_TABS.length - 1
    const steps: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const next = INSPECTOR_TABS[steps[event.key] ?? -1]
    if (!next || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onTab(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }
  return (
    <div class="inspector-tabs" role="tablist" aria-label="What to list">
      {INSPECTOR_TABS.map(({ id: own, name }) => (
        <button
          key={own}
          id={`${id}-${own}`}
          type="button"
          role="tab"
          class="inspector-tab figures"
          aria-selected={tab === own}
          {...(tab === own ? { 'aria-controls': `${id}-panel` } : {})}
          tabIndex={tab === own ? 0 : -1}
          onKeyDown={move}
          onClick={() => onTab(own)}
        >
          {name}
          {counts[own] !== undefined && <span class="inspector-count"> {describeNumber(counts[own])}</span>}
        </button>
      ))}
    </div>
  )
}
