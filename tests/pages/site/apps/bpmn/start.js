const shapes = [
  ['startEvent', 'start', 'Order came in', 260, 182, 36, 36],
  ['userTask', 'pick', 'Pick plants', 360, 160, 100, 80],
  ['exclusiveGateway', 'there', 'All there?', 530, 175, 50, 50],
  ['serviceTask', 'pack', 'Pack', 660, 160, 100, 80],
  ['task', 'wait', 'Wait for them', 660, 320, 100, 80],
  ['endEvent', 'end', 'At the door', 840, 182, 36, 36],
]
const flows = [
  [
    'start',
    'pick',
    [
      [296, 200],
      [360, 200],
    ],
  ],
  [
    'pick',
    'there',
    [
      [460, 200],
      [530, 200],
    ],
  ],
  [
    'there',
    'pack',
    [
      [580, 200],
      [660, 200],
    ],
  ],
  [
    'there',
    'wait',
    [
      [555, 225],
      [555, 360],
      [660, 360],
    ],
  ],
  [
    'pack',
    'end',
    [
      [760, 200],
      [840, 200],
    ],
  ],
]
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"
  id="orders" targetNamespace="http://fernside.example">
  <process id="order" isExecutable="false">
    ${shapes.map(([kind, id, name]) => `<${kind} id="${id}" name="${name}" />`).join('')}
    ${flows.map(([from, to], at) => `<sequenceFlow id="flow${at}" sourceRef="${from}" targetRef="${to}" />`).join('')}
  </process>
  <di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="order">
    ${shapes.map(([, id, , x, y, width, height]) => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></di:BPMNShape>`).join('')}
    ${flows.map(([, , points], at) => `<di:BPMNEdge id="flow${at}_di" bpmnElement="flow${at}">${points.map(([x, y]) => `<dd:waypoint x="${x}" y="${y}" />`).join('')}</di:BPMNEdge>`).join('')}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`
const modeler = new BpmnJS({ container: '#canvas' })
modeler.importXML(xml).then(() => (document.body.dataset.ready = ''))
