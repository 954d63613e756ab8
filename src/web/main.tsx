import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { createQueryClient, QueryClientProvider } from './api/query.ts'
import { readAhead } from './components/viewing/readAhead.ts'
import { AppRoutes } from './routes.tsx'
import { startAppearance } from './stores/appearance.ts'
import './ui/tokens.css'
import './ui/base.css'

readAhead()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

startAppearance(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <BrowserRouter>
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)
