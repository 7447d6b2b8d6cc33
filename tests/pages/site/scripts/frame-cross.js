const other = new URL('/frame-inner.html', location.href)
other.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
document.querySelector('#cross-origin').src = other.href
