import './zod-without-eval.ts'
import '@mantine/core/styles.css'
import 'uplot/dist/uPlot.min.css'
import './theme.css'
import './i18n.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
