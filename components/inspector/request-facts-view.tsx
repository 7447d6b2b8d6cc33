import { describeBytes } from '@/components/parts/describe-bytes'
import { describeClock, describePosition, describeZone } from '@/components/player/describe-time'
import { readRequestFacts } from '@/lib/replay/request-facts'
import type { StreamItem } from '@/lib/replay/stream'

import { describeMs } from './describe-ms'
import { FactsTable, type Fact } from './facts-table'
import { MAX_BODY_SHOWN } from './limits'

/** A request with all that is kept of it. */
export function RequestFactsView({ item, from }: { item: StreamItem; from: number }) {
  const { method, url, status, type, startedAt, durationMs, bytes, isFailed } = readRequestFacts(item)
  const { requestHeaders = {}, responseHeaders = {}, requestBody = '', responseBody = '' } = item.more ?? {}
  const none = isFailed ? 'No answer, or one the page may not see' : 'Not told by the browser'
  const facts: Fact[] = [
    ['Status', status === 0 ? none : String(status)],
    ['Type', type],
    ['Size', bytes === undefined ? 'Not told' : `${describeBytes(bytes)} (${bytes.toLocaleString()} bytes)`],
  ]
  const times: Fact[] = [
    ['Started', `${describePosition(startedAt - from)} · ${describeClock(startedAt)} ${describeZone(startedAt)}`],
    ['Took', describeMs(durationMs)],
    ['Ended', describePosition(startedAt + durationMs - from)],
  ]
  const traces = readTraces(item)
  const hasAsked = [requestHeaders, responseHeaders].some((headers) => Object.keys(headers).length > 0)
  return (
    <>
      <p class="line-details-text code" dir="ltr">
        <strong>{method}</strong> {url}
      </p>
      <FactsTable name="Request" facts={facts} />
      <h3>Timing</h3>
      <FactsTable name="Timing" facts={times} />
      <Part title="Trace headers" facts={traces} />
      <Part title="Request headers" facts={Object.entries(requestHeaders)} />
      <Body title="Request body" text={requestBody} />
      <Part title="Response headers" facts={Object.entries(responseHeaders)} />
      <Body title="Response body" text={responseBody} />
      {!hasAsked && requestBody === '' && responseBody === '' && (
        <p class="line-details-quiet">
          Headers and bodies are recorded only where you switch them on: <a href="#/settings">Settings, Recording</a>.
        </p>
      )}
    </>
  )
}

/** By which a server finds the request in its own records, each on a line. */
function readTraces({ event }: StreamItem): Fact[] {
  return (event?.detail ?? '')
    .split('\n')
    .filter((line) => line.includes(': '))
    .map((line): Fact => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)])
}

function Part({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <FactsTable name={title} facts={facts} isCode />
    </>
  )
}

function Body({ title, text }: { title: string; text: string }) {
  if (text === '') return null
  const rest = text.length - MAX_BODY_SHOWN
  return (
    <>
      <h3>{title}</h3>
      <pre class="line-details-code code">{text.slice(0, MAX_BODY_SHOWN)}</pre>
      {rest > 0 && <p class="line-details-quiet figures">{rest.toLocaleString()} more characters are kept.</p>}
    </>
  )
}
