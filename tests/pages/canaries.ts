/**
 * What is planted in `site/canary.html`, one string for every place a value can stand, and where each may be seen. The
 * levels declare it in the README: what is not listed as visible is masked or not recorded at all.
 */
type Seen = 'light and medium' | 'light' | 'never'

const at = (seen: Seen, names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ text: /^[A-Z]/.test(name) ? `quokka${name}Q` : name, seen }))

export const CANARIES = [
  // Text that a page shows, and attributes of what is no field.
  ...at('light and medium', 'Heading Text LaterText LaterTitle Title ButtonText SvgText SvgTitle Output'),
  ...at('light and medium', 'CssContent CssVariable InsertedRule AdoptedSheet StyleVariable'),
  ...at('light and medium', 'Alt LinkTitle LaterAttribute VideoLabel Object Data Description BodyData SvgData Meter'),
  ...at('light and medium', 'LaterConsole LogName Thrown Rejected Alert Confirm Prompt LiveRegion'),
  ...at('light and medium', 'ShadowText ClosedText Slot CustomData CustomName Meta OpenGraph'),
  ...at('light and medium', 'SameFrameText CrossFrameText Srcdoc OwnMask OwnBlock MovedOut'),
  // What a page tells its tools, of its files and, where that is asked for, in its requests.
  ...at('light and medium', 'EventName Property PropertyName LayerName Person Trait Download'),
  ...at('light and medium', 'OwnHeader Answer XhrHeader Json Form XhrBody FetchBody'),
  // Fields and their attributes; queries, hashes and parts of paths that identify.
  ...at('light', 'Value Cleared Typed SetByScript SetAttribute Search Url 9182736401 1987-03-14 1987-05-16T04:48'),
  ...at('light', '1983-07 1979-W17 #1a2b3c Checkbox Radio Submit Reset InputButton ImageAlt ButtonValue Placeholder'),
  ...at('light', 'AriaLabel FieldTitle FieldData Textarea ClearedArea TypedArea Optgroup OptionValue OptionText'),
  ...at('light', 'Datalist Editable EditablePlain TypedEditable ShadowInput ClosedInput SlottedInput SrcdocInput'),
  ...at('light', 'FetchUrl Beacon Xhr Socket Resource PropertyUrl JsonUrl'),
  ...at('light', 'Src Srcset StyleUrl Source Poster ObjectData'),
  ...at('light', 'SameFrameInput CrossFrameInput FileName'),
  ...at('light', 'Canonical Action Path Query HrefPath HrefQuery HrefHash Ping Push Replace Hash'),
  // Fields that hold secrets, what is marked, what patterns find, and what is not recorded.
  ...at('never', 'Email Tel Password Toggled Card Code Hidden TypedPassword Marked MarkedInner Blocked MovedIn'),
  ...at('never', 'SameFrameMarked CrossFrameMarked MovedOutBefore Mailto Comment Noscript Template'),
  ...at('never', 'Cookie Storage WindowName Console Error State FetchHeader BeaconBody LogToken'),
  ...at('never', 'PropertyToken DownloadMarked JsonPassword JsonKey FormSecret PlainToken XhrToken'),
  ...at('never', 'PromptDefault Mark Dropped FrameSrc Clipboard'),
  ...at('never', 'quokka.mail@example.test 4111111111111111 sk_live_quokkaKey0123456789'),
].concat([
  { text: 'quokka.person@example.test', seen: 'never' },
  { text: '+44 20 7946 0958', seen: 'never' },
  { text: '4111 1111 1111 1111', seen: 'never' },
  { text: 'DE89 3704 0044 0532 0130 00', seen: 'never' },
])

/** Shown at light and medium, and found by the same search. */
export const CONTROL = 'wallaby'
