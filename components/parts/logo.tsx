/** The mark of Afterimage: a frame that plays, with its fading echoes. Drawn as public/icon/icon.svg. */
export function Logo({ size = 20 }: { size?: number }) {
  return <img src="/icon/icon.svg" width={size} height={size} alt="" />
}
