const toolbar = [
  [{ header: [1, 2, 3, false] }, { font: [] }, { size: ['small', false, 'large', 'huge'] }],
  ['bold', 'italic', 'underline', 'strike', { script: 'super' }],
  [{ color: [] }, { background: [] }, { align: [] }],
  [{ list: 'ordered' }, { list: 'bullet' }, { list: 'check' }, { indent: '+1' }],
  ['blockquote', 'code-block', 'link', 'image', 'clean'],
]
const quill = new Quill('#editor', { theme: 'snow', placeholder: 'What grows this week?', modules: { toolbar } })
// A caret that blinks is in one picture and not in the next.
quill.root.style.caretColor = 'transparent'
