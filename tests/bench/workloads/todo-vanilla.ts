import { TODO_STEPS, type Workload } from './workload.ts'

export const todoVanilla: Workload = {
  name: 'todo-vanilla',
  rounds: 3,
  prepare(root) {
    root.innerHTML = '<header><h1>todos</h1><input class="new"></header><ul class="list"></ul><footer></footer>'
    const field = root.querySelector<HTMLInputElement>('.new')!
    const list = root.querySelector('ul')!
    const count = () => {
      const open = list.children.length - list.querySelectorAll('.done').length
      root.querySelector('footer')!.innerHTML = `<strong>${open}</strong> items left`
    }
    field.addEventListener('keydown', ({ key }) => {
      if (key !== 'Enter') return
      const line = document.createElement('li')
      line.innerHTML =
        '<div class="view"><input class="toggle" type="checkbox"><label></label><button class="delete">x</button></div>'
      line.querySelector('label')!.textContent = field.value
      line.querySelector('.toggle')!.addEventListener('click', () => {
        line.classList.toggle('done')
        count()
      })
      line.querySelector('.delete')!.addEventListener('click', () => {
        line.remove()
        count()
      })
      list.append(line)
      field.value = ''
      count()
    })
    return () => root.replaceChildren()
  },
  steps: TODO_STEPS,
}
