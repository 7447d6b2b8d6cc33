import { generateSession } from '../fixtures/generate-library'
import { fillSqlLibrary } from '../fixtures/sql-library'
import type { InsightTimes } from './insights-page'
import { SQL, type Question } from './insights-questions'

export type PeerTimes = Pick<InsightTimes, 'warmMs' | 'firsts'>

export interface PeerSize {
  sessionCount: number
  eventCount: number
  now: number
}

const ROUNDS = 5

/** DuckDB with the same events in memory. Answers how long each question takes it. */
export async function startPeer({ sessionCount, eventCount, now }: PeerSize): Promise<() => Promise<PeerTimes>> {
  const sql = await fillSqlLibrary(generate(sessionCount, eventCount, now))
  return async () => {
    const times: PeerTimes = {
      warmMs: { funnel: [], correlation: [], paths: [], 'p95-trend': [] },
      firsts: { funnel: 0, correlation: 0, paths: 0, 'p95-trend': 0 },
    }
    for (const question of Object.keys(SQL) as Question[]) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const from = performance.now()
        const rows = await sql.ask<{ n: number }>(SQL[question])
        times.warmMs[question].push(performance.now() - from)
        times.firsts[question] = rows[0]!.n
      }
    }
    return times
  }
}

function* generate(sessionCount: number, eventCount: number, now: number) {
  for (let index = 0; index < sessionCount; index += 1) yield generateSession(index, now, eventCount)
}
