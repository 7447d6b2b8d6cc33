const families = ['Ferns', 'Palms', 'Succulents', 'Trees']
const data = Array.from({ length: 400 }, (_, index) => ({
  id: index + 1,
  name: `Plant ${String((index * 137) % 400).padStart(3, '0')}`,
  family: families[index % 4],
  price: ((index * 37) % 90) + 5,
  stock: (index * 53) % 100,
  isHardy: index % 3 === 0,
}))
const table = new Tabulator('#stock', {
  data,
  height: 740,
  layout: 'fitColumns',
  movableColumns: true,
  selectableRows: true,
  columns: [
    { formatter: 'rowSelection', titleFormatter: 'rowSelection', width: 40, headerSort: false },
    { title: 'Name', field: 'name', editor: 'input', headerFilter: 'input' },
    { title: 'Family', field: 'family' },
    { title: 'Price', field: 'price', hozAlign: 'right', sorter: 'number' },
    { title: 'Stock', field: 'stock', formatter: 'progress' },
    { title: 'Hardy', field: 'isHardy', formatter: 'tickCross', hozAlign: 'center' },
  ],
})
document.querySelector('#group').addEventListener('click', () => table.setGroupBy('family'))
