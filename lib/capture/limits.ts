/** Events wait this long before they are sent: short enough that little is lost with a renderer, long enough to share a message. */
export const FLUSH_MS = 250

/** While a person types, input counts as activity at most this often (the masked value itself does not change). */
export const TYPING_MS = 1_000

/** Labels longer than this say no more. */
export const MAX_LABEL_CHARACTERS = 80

/** Searching a selector must not be felt by the page. */
export const SELECTOR_TIMEOUT_MS = 30

/** And all of those that no person is known to have asked for together no more than this share of its time. */
export const SELECTOR_MS_PER_SECOND = 3
export const SELECTOR_MS_AT_ONCE = 60

/** The same of names; one takes about a tenth of a millisecond. */
export const LABEL_MS_PER_SECOND = 2
export const LABEL_MS_AT_ONCE = 20

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

/** What stands in a field while it is typed is searched for up to this length; what it holds in the end, longer. */
export const MAX_HALF_TYPED_CHARACTERS = 60

/** Fields whose value of the moment is looked at. */
export const MAX_TYPED_FIELDS = 100

/** A line of a log, or of an error, says no more in more. */
export const MAX_SAID_CHARACTERS = 2_000

/** A stack of this length has told where it came from. */
export const MAX_STACK_CHARACTERS = 4_000

/** Of where a line of a log was written, so many lines of the stack. */
export const MAX_CALLER_LINES = 5

/** Values in a log are looked at this deep, and this wide. */
export const MAX_VALUE_DEPTH = 2
export const MAX_VALUE_ENTRIES = 20

/** The same line within this is the same line again. */
export const FOLD_MS = 1_000

/** Lines of a console, errors, requests and alerts that are kept in one second, of each; the rest is counted. */
export const MAX_LINES_PER_SECOND = 50

/** To read cookies the page waits for another process. */
export const COOKIES_READ_EVERY_MS = 1_000

/** Nodes of one change that are looked at for alerts: a list of thousands is none. */
export const MAX_ALERT_NODES = 200

/** A live region that changes all the time is told this often. */
export const ALERT_EVERY_MS = 1_000

/** A longer run without a space is no word: of one that is cut, only what may be part of a secret is dropped. */
export const MAX_WORD_CHARACTERS = 200

/** An object with more fields than this took long to look at once, and is not looked at again. */
export const MAX_FIELDS_LISTED_TWICE = 1_000

/** After its load a document of a recorded tab has its recorder within this; one that comes later was not there. */
export const FIRST_START_MS = 2_000

/** Names of events, persons and properties say no more in more. */
export const MAX_NAME_CHARACTERS = 200

/** A value beside an event that is longer is a text of its own. */
export const MAX_PROPERTY_CHARACTERS = 200

/** What is nested in the values of an event is looked at this deep, and so much of it. */
export const MAX_PROPERTY_DEPTH = 5
export const MAX_PROPERTIES_VISITED = 500

/** A page that puts another function in the place of a hooked one again and again is heard no more. */
export const MAX_TOOL_HOOKS = 200

/** Tools that come without a script element are looked for this long after the start, ms; then with changes only. */
export const TOOL_LOOKS_MS = [50, 150, 400, 1_000, 2_500, 5_000, 10_000]

/** Calls that a stub keeps, and entries of a list, read once. */
export const MAX_QUEUED_CALLS = 500

/** Loaded resources of one document that are told, so many at once, after this long. */
export const MAX_RESOURCES = 5_000
export const MAX_RESOURCES_PER_BATCH = 100
export const RESOURCES_WAIT_MS = 1_000

/** Headers of one request, and of each so much; the rest says no more. */
export const MAX_HEADERS = 100
export const MAX_HEADER_CHARACTERS = 2_000

/** An answer that goes on for longer (a stream) is told with what had come by then. */
export const MAX_BODY_WAIT_MS = 10_000

/** A canvas that shows nothing when it is first met is looked at once more after this. */
export const BLANK_AGAIN_MS = 1_000

/** A canvas smaller than this that shows nothing is not told of. */
export const LEAST_SEEN_PIXELS = 1_024

/** A picture of what a canvas shows has no more pixels than this: a window of a laptop. */
export const MAX_STILL_PIXELS = 1_280 * 800

/** Of WebP: letters of a chart can be read, and a picture is some tens of kilobytes. */
export const STILL_QUALITY = 0.75

/** Of one canvas, pictures no closer than this. */
export const STILL_EVERY_MS = 500

/** And no closer than this many times what one takes of the page's thread. */
export const STILL_SHARE = 50

/** Of all canvases of a document, so much base64 in a second over time, and so much at once: many small changes, few of a film. */
export const STILL_CHARACTERS_PER_SECOND = 20_000
export const STILL_CHARACTERS_AT_ONCE = 1_000_000

/** Of what is empty once it was shown (WebGL), a copy is made when it is drawn: so many in a second. */
export const MAX_COPIES_PER_SECOND = 10

/** A canvas on which nothing was drawn for this long rests; what is drawn on it this soon after a press answers that. */
export const CANVAS_RESTS_MS = 2_000
export const DRAWN_AFTER_MS = 3_000

/** Larger ones are as slow to copy as the whole page is to draw. */
export const MAX_CANVAS_PIXELS = 16_000_000

/** A canvas whose drawing is done by a worker says nothing: it is looked at this often. */
export const TRANSFERRED_LOOK_MS = 1_000

/** The pointer is looked at this often, and what was seen is told this often, as rrweb does. */
export const MOVE_EVERY_MS = 50
export const MOVES_TOLD_EVERY_MS = 500

/** Of a scroll, of a medium and of the window's size, no more than so many. */
export const SCROLL_EVERY_MS = 100
export const MEDIA_EVERY_MS = 500
export const RESIZE_EVERY_MS = 200

/** Changes wait for the next paint, but no longer than this: there may be none. */
export const CHANGES_WAIT_MS = 250

/** And not in larger numbers: each record keeps its nodes alive. */
export const MAX_WAITING_RECORDS = 20_000

/** A large document is written down in parts of this length: what a person does in between need not wait longer. */
export const SLICE_MS = 10

/** A page whose answers make no sense so often is not begun with again. */
export const MAX_FAULTS = 5

/** A frame that does not finish loading is shown as it is after this. */
export const FRAME_WAIT_MS = 5_000

/** Animations are looked at this often while there are some, and while there are none. */
export const ANIMATION_LOOK_MS = 250
export const ANIMATION_REST_LOOK_MS = 1_000

/** One that is farther from where time would have brought it was moved. */
export const ANIMATION_DRIFT_MS = 60

/** Elements of SVG that a script asks in one task for what it may change; a chart asks for thousands. */
export const MAX_SVG_TOUCHED = 5_000
