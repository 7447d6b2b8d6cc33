const { createElement: h, useState } = React
const {
  AppBar,
  Toolbar,
  Typography,
  Button,
  Tabs,
  Tab,
  Box,
  Card,
  CardContent,
  Slider,
  Switch,
  FormControlLabel,
  TextField,
  Dialog,
  DialogTitle,
  DialogContent,
  DialogActions,
  Chip,
  Stack,
  Rating,
  Accordion,
  AccordionSummary,
  AccordionDetails,
  Table,
  TableHead,
  TableBody,
  TableRow,
  TableCell,
  ThemeProvider,
  CssBaseline,
  createTheme,
  Alert,
  LinearProgress,
} = MaterialUI

const PLANTS = ['Boston fern', 'Calathea', 'Hoya', 'Monstera', 'Olive tree']

function Care() {
  const [water, setWater] = useState(30)
  return h(
    Stack,
    { spacing: 2, sx: { p: 3 } },
    h(Typography, { variant: 'h5' }, 'Care'),
    h(Slider, {
      value: water,
      onChange: (_, value) => setWater(value),
      valueLabelDisplay: 'on',
      sx: { width: 400, mt: 4 },
    }),
    h(LinearProgress, { variant: 'determinate', value: water, color: water > 50 ? 'secondary' : 'primary' }),
    h(Alert, { severity: water > 50 ? 'warning' : 'info' }, `${water} ml a day`),
    PLANTS.slice(0, 3).map((plant) =>
      h(
        Accordion,
        { key: plant },
        h(AccordionSummary, null, plant),
        h(AccordionDetails, null, h(Rating, { defaultValue: 3 }), h(Typography, null, `${plant} likes it light.`)),
      ),
    ),
  )
}

function Orders() {
  return h(
    Table,
    null,
    h(
      TableHead,
      null,
      h(
        TableRow,
        null,
        ['Plant', 'Pot', 'Price'].map((name) => h(TableCell, { key: name }, name)),
      ),
    ),
    h(
      TableBody,
      null,
      PLANTS.map((plant, index) =>
        h(
          TableRow,
          { key: plant, hover: true },
          h(TableCell, null, plant),
          h(
            TableCell,
            null,
            h(Chip, { label: index % 2 ? 'clay' : 'glazed', color: index % 2 ? 'default' : 'success' }),
          ),
          h(TableCell, null, `${(index + 2) * 7}.50`),
        ),
      ),
    ),
  )
}

function Account() {
  const [tab, setTab] = useState(0)
  const [isDark, setDark] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const theme = createTheme({ palette: { mode: isDark ? 'dark' : 'light', primary: { main: '#2e7d32' } } })
  return h(
    ThemeProvider,
    { theme },
    h(CssBaseline),
    h(
      AppBar,
      { position: 'sticky' },
      h(
        Toolbar,
        null,
        h(Typography, { variant: 'h6', sx: { flexGrow: 1 } }, 'Fernside'),
        h(FormControlLabel, {
          control: h(Switch, { checked: isDark, onChange: () => setDark(!isDark), color: 'default' }),
          label: 'Night',
        }),
        h(Button, { color: 'inherit', onClick: () => setOpen(true) }, 'Write to us'),
      ),
    ),
    h(
      Tabs,
      { value: tab, onChange: (_, value) => setTab(value) },
      h(Tab, { label: 'Care' }),
      h(Tab, { label: 'Orders' }),
    ),
    h(Box, { sx: { p: 2 } }, h(Card, { elevation: 4 }, h(CardContent, null, tab === 0 ? h(Care) : h(Orders)))),
    h(
      Dialog,
      { open: isOpen, onClose: () => setOpen(false) },
      h(DialogTitle, null, 'Write to us'),
      h(
        DialogContent,
        null,
        h(TextField, {
          label: 'What is it about?',
          fullWidth: true,
          margin: 'dense',
          sx: { caretColor: 'transparent' },
        }),
      ),
      h(
        DialogActions,
        null,
        h(Button, { onClick: () => setOpen(false) }, 'Not now'),
        h(Button, { variant: 'contained' }, 'Send'),
      ),
    ),
  )
}

ReactDOM.createRoot(document.querySelector('#root')).render(h(Account))
