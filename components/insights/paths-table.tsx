import type { PathsAnswer } from '@/lib/insights/answer-paths'

import { describeShare } from './describe-share'
import { LinkNumber, StopNumber } from './paths-numbers'
import { describeStop, type Paths } from './paths-model'
import type { CsvRow } from '@/lib/files/write-csv'
import { ScrollRoom } from './scroll-room'

/** The same as the chart in rows, with every way that goes out of a stop. */
export function PathsTable({ paths, answer }: { paths: Paths; answer: PathsAnswer }) {
  return (
    <ScrollRoom class="insight-table-room" label="Numbers of the paths">
      <table class="insight-table">
        <caption class="only-read-out">Paths by step</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Stop</th>
            <th scope="col">Visits</th>
            <th scope="col">Of all</th>
            <th scope="col">Went on</th>
            <th scope="col">Dropped off</th>
            <th scope="col">Where they went</th>
          </tr>
        </thead>
        <tbody>
          {answer.nodes.map((node, index) => {
            const out = answer.links.filter(({ from }) => from === index)
            return (
              <tr key={`${node.place} ${node.name}`} class="figures">
                <td>{node.place + 1}</td>
                <th scope="row" class="paths-table-name" dir="auto">
                  {describeStop(node.name)}
                </th>
                <td>
                  <StopNumber paths={paths} node={node} side="all" />
                </td>
                <td>{describeShare(node.all.value / answer.visitCount)}</td>
                <td>
                  <StopNumber paths={paths} node={node} side="goingOn" isPlain />
                </td>
                <td>
                  <StopNumber paths={paths} node={node} side="droppedOff" isPlain />
                </td>
                <td>
                  <span class="paths-out">
                    {out.map((link) => (
                      <LinkNumber key={link.to} paths={paths} answer={answer} link={link} />
                    ))}
                    {out.length === 0 && (node.goingOn.value > 0 ? 'Beyond the last step' : '–')}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRoom>
  )
}

/** As they stand in the table, each way out of a stop a row of its own below it. */
export function writePathsRows({ nodes, links }: PathsAnswer): CsvRow[] {
  const head = ['Step', 'Stop', 'Visits', 'Went on', 'Dropped off', 'Next stop', 'Went there', 'Median ms']
  const rows = nodes.flatMap(({ place, name, all, goingOn, droppedOff }, index): CsvRow[] => [
    [place + 1, describeStop(name), all.value, goingOn.value, droppedOff.value],
    ...links
      .filter(({ from }) => from === index)
      .map(({ to, counted, medianMs }): CsvRow => {
        const next = describeStop(nodes[to]!.name)
        return [place + 1, describeStop(name), undefined, undefined, undefined, next, counted.value, medianMs]
      }),
  ])
  return [head, ...rows]
}
