import type { ClickCounts, ClicksAnswer } from '@/lib/insights/answer-clicks'
import { CLICK_KINDS, type ClickKind } from '@/lib/model/insight'

import { CLICK_NAMES, keyOf, nameElement, type Clicks } from './clicks-model'
import { NumberButton } from './number-button'
import type { CsvRow } from '@/lib/files/write-csv'
import { ScrollRoom } from './scroll-room'

export interface ClicksTableProps {
  clicks: Clicks
  answer: ClicksAnswer
}

/** Every element that was clicked, those too that the picture does not show. */
export function ClicksTable({ clicks, answer }: ClicksTableProps) {
  return (
    <ScrollRoom class="insight-table-room" label="Clicked elements">
      <table class="insight-table">
        <caption class="only-read-out">Clicks by element</caption>
        <thead>
          <tr>
            <th scope="col">Element</th>
            {CLICK_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {CLICK_NAMES[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="figures">
            <th scope="row">All of the page</th>
            {CLICK_KINDS.map((kind) => (
              <td key={kind}>
                <ClickNumber clicks={clicks} element={undefined} kind={kind} value={answer.all[kind].value} />
              </td>
            ))}
          </tr>
          {answer.elements.map((element) => (
            <tr key={keyOf(element)} class="figures">
              <th scope="row">
                <span dir="auto">{nameElement(element)}</span> <span class="insight-quiet">{element.role}</span>
              </th>
              {CLICK_KINDS.map((kind) => (
                <td key={kind}>
                  <ClickNumber
                    clicks={clicks}
                    element={keyOf(element)}
                    kind={kind}
                    value={element.clicks[kind].value}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRoom>
  )
}

export function writeClickRows({ page, all, elements }: ClicksAnswer): CsvRow[] {
  const numbers = (clicks: ClickCounts) => CLICK_KINDS.map((kind) => clicks[kind].value)
  return [
    ['Element', 'Role', 'Selector', ...CLICK_KINDS.map((kind) => CLICK_NAMES[kind])],
    [`All of ${page}`, '', '', ...numbers(all)],
    ...elements.map(({ label, role, selector, clicks }) => [label, role, selector, ...numbers(clicks)]),
  ]
}

interface ClickNumberProps {
  clicks: Clicks
  element: string | undefined
  kind: ClickKind
  value: number
}

function ClickNumber({ clicks, element, kind, value }: ClickNumberProps) {
  const place = clicks.place.value
  return (
    <NumberButton
      value={value}
      title={`List the sessions with these ${CLICK_NAMES[kind].toLowerCase()}`}
      isOpen={place !== undefined && place.element === element && place.kind === kind}
      onOpen={(isOpen) => clicks.open(isOpen ? { element, kind } : undefined)}
    />
  )
}
