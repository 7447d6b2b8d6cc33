/** A page being used, its echoes fading behind it, and the track it leaves. */
export function FirstRecordingPicture() {
  return (
    <svg class="first-recording-picture" viewBox="0 0 360 176" aria-hidden="true">
      <rect class="picture-echo" x="44" y="8" width="200" height="120" rx="8" opacity="0.18" />
      <rect class="picture-echo" x="62" y="16" width="200" height="120" rx="8" opacity="0.38" />
      <rect class="picture-frame" x="80" y="24" width="200" height="120" rx="8" />
      <circle class="picture-recording" cx="93" cy="36" r="3" />
      <rect class="picture-line" x="104" y="32" width="92" height="8" rx="4" />
      <path class="picture-line" d="M80 47.5h200v1H80z" />
      <rect class="picture-line" x="96" y="62" width="64" height="8" rx="4" />
      <rect class="picture-line" x="96" y="78" width="88" height="8" rx="4" />
      <rect class="picture-line" x="96" y="94" width="48" height="8" rx="4" />
      <rect class="picture-line" x="204" y="62" width="60" height="40" rx="4" />
      <path class="picture-trail" d="M112 124c30 6 44-30 70-26s34 30 62 24" />
      <circle class="picture-accent" cx="280" cy="144" r="20" />
      <path
        class="picture-on-accent"
        d="M274.500 136.200v15.600a1 1 0 0 0 1.500.87l13-7.800a1 1 0 0 0 0-1.740l-13-7.800a1 1 0 0 0-1.500.87z"
      />
      <rect class="picture-line" x="80" y="164" width="200" height="4" rx="2" />
      <rect class="picture-accent" x="80" y="164" width="116" height="4" rx="2" />
    </svg>
  )
}
