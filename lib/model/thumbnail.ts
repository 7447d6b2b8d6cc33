/** The picture of a session in a list, drawn from its masked replay. Key `sessionId`; counts in nothing else. */
export interface Thumbnail {
  sessionId: string
  type: 'image/webp'
  body: Uint8Array<ArrayBuffer>
  /** Of the picture, px. */
  width: number
  height: number
  drawnAt: number
}

/** A picture that a page of the extension has drawn and would like to be kept. */
export interface DrawnThumbnail {
  sessionId: string
  /** `editedAt` of the session it was drawn from, `null` for none: what was taken out since may be in the picture. */
  editedAt: number | null
  type: string
  /** Base64, as a message carries no bytes. */
  body: string
  width: number
  height: number
}
