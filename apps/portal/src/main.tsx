import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html holds no element #root to draw the portal in.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
