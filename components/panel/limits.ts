/** Events shown while they arrive: some minutes of a busy page. What is older stands in the player. */
export const LIVE_EVENTS_KEPT = 300
