await navigator.serviceWorker.register('/sw/worker.js')
await navigator.serviceWorker.ready
window.workerReady = true
document.querySelector('#state').textContent = 'The guide is on this device and opens without a network.'
