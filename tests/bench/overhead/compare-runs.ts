import { besides, figure, type Figure } from '../figures.ts'
import { geometricMean } from '../statistics.ts'
import { PEER_NAMES, type Peer, type RecorderName } from './recorders.ts'

export interface OverheadRun {
  /** ms of each workload. */
  times: readonly number[]
  threadSeconds: number
  longTaskCount: number
  /** Beyond 50 ms of each long task. */
  blockedMs: number
  bytes: number
  inpP75?: number
  inpP98?: number
}

type Runs = Partial<Record<RecorderName, readonly OverheadRun[]>>
/** A run and the one that was not recorded in the same round. */
type Read = (run: OverheadRun, plain: OverheadRun) => number

const READS: Readonly<Record<string, { unit: string; read: Read }>> = {
  'score-ratio': { unit: 'times', read: (run, plain) => geometricMean(plain.times) / geometricMean(run.times) },
  'thread-ratio': { unit: 'times', read: (run, plain) => run.threadSeconds / plain.threadSeconds },
  'thread-added-s': { unit: 's', read: (run, plain) => run.threadSeconds - plain.threadSeconds },
  'long-tasks-added': { unit: '', read: (run, plain) => run.longTaskCount - plain.longTaskCount },
  'blocked-added-ms': { unit: 'ms', read: (run, plain) => run.blockedMs - plain.blockedMs },
}
const INP_READS: typeof READS = {
  'p75-added-ms': { unit: 'ms', read: (run, plain) => run.inpP75! - plain.inpP75! },
  'p98-added-ms': { unit: 'ms', read: (run, plain) => run.inpP98! - plain.inpP98! },
  'p98-ms': { unit: 'ms', read: (run) => run.inpP98! },
}

/** Ours beside not being recorded, and each peer's with how many times theirs ours is. */
export function compareRuns(what: string, runs: Runs, peers: readonly Peer[]): Figure[] {
  const [none, ours] = [runs.none!, runs.ours!]
  const ofRounds = (list: readonly OverheadRun[], read: Read) => list.map((run, round) => read(run, none[round]!))
  const compare = (area: string, statistic: string, unit: string, read: Read): Figure[] => {
    const own = ofRounds(ours, read)
    return [
      figure(`${area}.${statistic}`, unit, own),
      ...peers.map((peer) => {
        const theirs = ofRounds(runs[peer]!, read)
        const ratios = own.map((value, round) => (theirs[round]! > 0 ? value / theirs[round]! : Number.NaN))
        return besides(figure(`${area}.${peer}.${statistic}`, unit, theirs), PEER_NAMES[peer], ratios)
      }),
    ]
  }
  const figures = Object.entries(READS).flatMap(([statistic, { unit, read }]) => compare(what, statistic, unit, read))
  if (none[0]?.inpP75 !== undefined)
    for (const [statistic, { unit, read }] of Object.entries(INP_READS))
      figures.push(...compare('overhead.inp', statistic, unit, read))
  figures.push(...compare(what, 'bytes', 'B', (run) => run.bytes))
  figures.push(
    figure(
      `${what}.not-recorded.thread-s`,
      's',
      none.map((run) => run.threadSeconds),
    ),
  )
  return figures
}
