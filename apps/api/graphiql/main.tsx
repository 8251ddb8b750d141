import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { ask } from './ask.ts'
import { welcome } from './welcome.ts'

const place = document.getElementById('graphiql')
if (place)
  createRoot(place).render(
    <GraphiQL fetcher={ask} defaultQuery={welcome} shouldPersistHeaders={false} defaultEditorToolsVisibility />,
  )
