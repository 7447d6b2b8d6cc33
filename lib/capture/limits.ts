/** Events wait this long before they are sent: short enough that little is lost with a renderer, long enough to share a message. */
export const FLUSH_MS = 250

/** While a person types, input counts as activity at most this often (the masked value itself does not change). */
export const TYPING_MS = 1_000

/** Labels longer than this say no more. */
export const MAX_LABEL_CHARACTERS = 80

/** Searching a selector must not be felt by the page. */
export const SELECTOR_TIMEOUT_MS = 30

/** A jump of the wall clock ahead of the monotonic one by more than this is a sleep of the machine, not drift. */
export const SLEEP_MS = 2_000

/** Between two full snapshots lies at least this many times what one takes. */
export const HUGE_SNAPSHOT_FACTOR = 100

/** After a hole a full snapshot is taken no sooner than this after the last one. */
export const MIN_SNAPSHOT_GAP_MS = 500

/** And no sooner than this many times what one takes, so that snapshots alone never fill the page's time. */
export const SNAPSHOT_SHARE = 10

/** Events kept while the relay is not there yet: some seconds of a busy page. */
export const MAX_UNTAKEN_EVENTS = 20_000

/** Shorter values occur anywhere by chance. */
export const MIN_TYPED_CHARACTERS = 4

/** A longer value is a text of its own, which no address or title holds whole. */
export const MAX_TYPED_CHARACTERS = 300

/** Values are searched for only when the page names itself or an element, so a few hundred cost nothing. */
export const MAX_TYPED_VALUES = 300

/** What stands in a field while it is typed is searched for up to this length; what it holds in the end, longer. */
export const MAX_HALF_TYPED_CHARACTERS = 60

/** Fields whose value of the moment is looked at. */
export const MAX_TYPED_FIELDS = 100
