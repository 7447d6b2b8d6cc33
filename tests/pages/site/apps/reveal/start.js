Reveal.initialize({ hash: true, transition: 'slide', slideNumber: true })
