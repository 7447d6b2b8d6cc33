import * as THREE from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'

const renderer = new THREE.WebGLRenderer()
renderer.setSize(800, 500)
document.body.append(renderer.domElement)
const scene = new THREE.Scene()
scene.background = new THREE.Color(0xeef2e6)
const camera = new THREE.PerspectiveCamera(50, 800 / 500, 0.1, 100)
camera.position.set(3, 3, 6)
scene.add(new THREE.HemisphereLight(0xffffff, 0x446633, 2))
const sun = new THREE.DirectionalLight(0xffffff, 2)
sun.position.set(4, 6, 3)
scene.add(sun)
const glazes = [0xb5532a, 0x2a5db5, 0x2ab57a]
const outline = [0.6, 0.75, 0.9, 1, 0.95, 1.05].map((radius, index) => new THREE.Vector2(radius, index * 0.3 - 0.8))
const pots = glazes.map((color, index) => {
  const pot = new THREE.Mesh(
    new THREE.LatheGeometry(outline, 32),
    new THREE.MeshStandardMaterial({ color, roughness: 0.4, side: THREE.DoubleSide }),
  )
  pot.position.set((index - 1) * 2.4, 0, 0)
  scene.add(pot)
  return pot
})
scene.add(new THREE.GridHelper(10, 10))

// Drawn when something changed, as a page does that spares a battery.
let rest
const draw = () => {
  clearTimeout(rest)
  // What comes to rest is drawn once more: of a scene that moves, ten pictures a second are taken, and not its last.
  rest = setTimeout(show, 1500)
  show()
}
const show = () => {
  renderer.render(scene, camera)
  // The tests compare: later it cannot be read any more.
  globalThis.lastDrawn = createImageBitmap(renderer.domElement)
}
const controls = new OrbitControls(camera, renderer.domElement)
controls.addEventListener('change', draw)
document.querySelector('#glaze').addEventListener('click', () => {
  for (const pot of pots) pot.material.color.offsetHSL(0.2, 0, 0)
  draw()
})
document.querySelector('#turn').addEventListener('click', () => {
  let left = 30
  const turn = () => {
    for (const pot of pots) pot.rotation.z += 0.04
    draw()
    left -= 1
    if (left > 0) requestAnimationFrame(turn)
    else document.body.dataset.turned = ''
  }
  requestAnimationFrame(turn)
})
draw()
