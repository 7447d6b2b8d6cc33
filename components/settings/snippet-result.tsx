import { Asterisk, Eye, Search, SquareDashed, TextCursorInput, type LucideIcon } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import type { MaskLevel } from '@/lib/model/rules'

import { describeLevel } from './describe-rules'
import { MAX_SNIPPET_LINES } from './limits'
import type { SnippetLine, SnippetMeaning } from './list-snippet-lines'
import type { TrialResult } from './trial-model'

/** A line, or some of them. */
const MEANINGS: Record<SnippetMeaning, { word: string; words?: string; icon: LucideIcon }> = {
  masked: { word: 'masked', icon: Asterisk },
  blocked: { word: 'blocked', icon: SquareDashed },
  field: { word: 'field', words: 'fields', icon: TextCursorInput },
  found: { word: 'partly masked', icon: Search },
  shown: { word: 'shown', icon: Eye },
}
const ORDER = ['masked', 'blocked', 'field', 'found', 'shown'] as const

export interface SnippetResultProps {
  result: TrialResult
  level: MaskLevel
  onExample: () => void
}

export function SnippetResult({ result, level, onExample }: SnippetResultProps) {
  if (result.state === 'too long') return null
  if (result.state === 'empty') {
    return (
      <div class="trial-empty">
        <p>Nothing to try yet.</p>
        <Button size="small" onClick={onExample}>
          Try an example
        </Button>
      </div>
    )
  }
  if (result.state === 'nothing') return <p class="trial-empty">There is nothing in it that would be stored.</p>
  const { lines } = result
  const rest = lines.length - MAX_SNIPPET_LINES
  return (
    <div class="trial-result">
      <p class="trial-counts figures">
        <strong>At {describeLevel(level).label.toLowerCase()}</strong>
        {ORDER.map((meaning) => (
          <Count key={meaning} meaning={meaning} count={lines.filter((line) => line.meaning === meaning).length} />
        ))}
      </p>
      {/* A list that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol class="trial-lines" aria-label="What would be stored" tabIndex={0}>
        {lines.slice(0, MAX_SNIPPET_LINES).map((line, at) => (
          // Lines have nothing but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={at} line={line} />
        ))}
      </ol>
      {rest > 0 && <p>{describeCount(rest, 'more line')} not drawn; the counts are of all.</p>}
    </div>
  )
}

function Count({ meaning, count }: { meaning: SnippetMeaning; count: number }) {
  const { word, words = word, icon: Icon } = MEANINGS[meaning]
  return (
    <span class={`trial-count meaning-${meaning}`}>
      <Icon size={16} aria-hidden="true" />
      {describeCount(count, word, words)}
    </span>
  )
}

function Line({ line }: { line: SnippetLine }) {
  const { markup, meaning } = line
  if (meaning === null) {
    return (
      <li class="trial-line" style={{ '--depth': line.depth }}>
        <code class="code">{markup}</code>
      </li>
    )
  }
  const { word, icon: Icon } = MEANINGS[meaning]
  return (
    <li class={`trial-line meaning-${meaning}`} style={{ '--depth': line.depth }}>
      <code class="code">{markup}</code>
      <span class="trial-word">
        <Icon size={12} aria-hidden="true" />
        {word}
      </span>
    </li>
  )
}
