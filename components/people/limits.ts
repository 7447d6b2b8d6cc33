/** Height of a row in px, as in people.css: the virtual list must know it before it draws. */
export const PERSON_ROW_PX = 44

/** Sessions of one person whose events are listed at once; more are read when somebody asks for them. */
export const PERSON_SESSIONS_STEP = 20

/** Height of a line of a person's events in px, as `--height-row` in tokens.css. */
export const PERSON_EVENT_PX = 36
