const map = L.map('map', { inertia: false }).setView([51.5, -0.1], 11)
const tiles = (style) => L.tileLayer(`tiles/${style}/{z}/{x}/{y}.png`, { maxZoom: 18, attribution: 'Fernside' })
const land = tiles('land').addTo(map)
const nurseries = L.layerGroup().addTo(map)
for (const [name, at] of [
  ['Mossgate', [51.51, -0.12]],
  ['Oakhurst', [51.47, -0.02]],
  ['Vellum Lane', [51.53, -0.2]],
])
  L.marker(at)
    .bindPopup(`<strong>${name}</strong><br /><img src="/images/monstera.svg" width="60" alt="" />`)
    .addTo(nurseries)
const area = L.layerGroup([
  L.circle([51.5, -0.1], { radius: 4000, color: 'green' }),
  L.polygon([
    [51.52, -0.15],
    [51.5, -0.02],
    [51.46, -0.1],
  ]),
])
L.control.layers({ Land: land, Night: tiles('night') }, { Nurseries: nurseries, 'Where we deliver': area }).addTo(map)
L.control.scale().addTo(map)
