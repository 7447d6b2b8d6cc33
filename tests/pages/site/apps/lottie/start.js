const still = (k) => ({ a: 0, k })
const ease = { i: { x: [0.4], y: [1] }, o: { x: [0.6], y: [0] } }
const from = (...steps) => ({ a: 1, k: steps.map(([t, s]) => ({ t, s: [s].flat(), ...ease })) })
const place = (position, scale = still([100, 100]), rotation = still(0)) => ({
  o: still(100),
  r: rotation,
  p: position,
  a: still([0, 0]),
  s: scale,
})
const group = (...it) => ({ ty: 'gr', it: [...it, { ty: 'tr', ...place(still([0, 0])) }] })
const layer = (ind, shapes, ks) => ({ ty: 4, ind, ip: 0, op: 120, st: 0, sr: 1, bm: 0, ks, shapes })
const leaf = (side) => ({
  ty: 'sh',
  ks: still({
    c: true,
    v: [
      [0, 0],
      [side * 90, -40],
    ],
    i: [
      [side * 10, 40],
      [side * -30, -30],
    ],
    o: [
      [side * 10, -40],
      [side * -20, 30],
    ],
  }),
})
const fill = (c) => ({ ty: 'fl', c: still(c), o: still(100), r: 1 })
const grown = from([20, [0, 0]], [90, [100, 100]], [119, [110, 110]])
const seed = {
  v: '5.7.0',
  fr: 60,
  ip: 0,
  op: 120,
  w: 500,
  h: 400,
  nm: 'seed',
  assets: [],
  layers: [
    layer(
      1,
      [group(leaf(1), leaf(-1), fill([0.2, 0.6, 0.25, 1]))],
      place(still([250, 190]), grown, from([20, -40], [119, 20])),
    ),
    layer(
      2,
      [
        group(
          {
            ty: 'sh',
            ks: still({
              c: false,
              v: [
                [0, 0],
                [10, -60],
                [0, -120],
              ],
              i: [
                [0, 0],
                [0, 20],
                [0, 20],
              ],
              o: [
                [0, -20],
                [0, -20],
                [0, 0],
              ],
            }),
          },
          { ty: 'st', c: still([0.3, 0.5, 0.2, 1]), o: still(100), w: still(10), lc: 2, lj: 2 },
          { ty: 'tm', s: still(0), e: from([0, 0], [60, 100]), o: still(0), m: 1 },
        ),
      ],
      place(still([250, 310])),
    ),
    layer(
      3,
      [
        group(
          { ty: 'rc', p: still([0, 0]), s: still([160, 110]), r: from([0, 0], [119, 24]) },
          fill([0.71, 0.33, 0.16, 1]),
        ),
      ],
      place(still([250, 350])),
    ),
  ],
}
const players = ['svg', 'canvas'].map((renderer) =>
  lottie.loadAnimation({
    container: document.querySelector(`#${renderer}`),
    renderer,
    loop: false,
    autoplay: false,
    animationData: structuredClone(seed),
  }),
)
const state = document.querySelector('#state')
document.querySelector('#at').addEventListener('input', ({ target }) => {
  for (const player of players) player.goToAndStop(Number(target.value), true)
  state.textContent = target.value
})
players[0].addEventListener('complete', () => (state.textContent = 'grown'))
document.querySelector('#play').addEventListener('click', () => {
  state.textContent = 'grows'
  for (const player of players) player.goToAndPlay(0, true)
})
