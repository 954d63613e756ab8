import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Notices } from './components/frame/Notices.tsx'
import { PageBoundary } from './components/frame/PageBoundary.tsx'
import { PageNotLoaded } from './components/frame/pageNotLoaded.ts'
import { RequireSession } from './components/frame/RequireSession.tsx'
import { Shell } from './components/frame/Shell.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { SpacePage } from './pages/SpacePage.tsx'
import { ROUTES } from './paths.ts'

/* A space is what people open: it comes with the frame, in one request. The other pages come when they are asked for. */
const SignInPage = latePage(() => import('./pages/SignInPage.tsx'))
const AnnotationsPage = latePage(() => import('./pages/AnnotationsPage.tsx'))
const AnnotationPage = latePage(() => import('./pages/AnnotationPage.tsx'))
const SpacesPage = latePage(() => import('./pages/SpacesPage.tsx'))
const MetricsPage = latePage(() => import('./pages/MetricsPage.tsx'))
const MetricPage = latePage(() => import('./pages/MetricPage.tsx'))
const NotFoundPage = latePage(() => import('./pages/NotFoundPage.tsx'))
const NewSpacePage = latePage(() => import('./pages/NewSpacePage.tsx'))
const DeletedSpacesPage = latePage(() => import('./pages/DeletedSpacesPage.tsx'))
const SpaceHistoryPage = latePage(() => import('./pages/SpaceHistoryPage.tsx'))
const SpaceImportPage = latePage(() => import('./pages/SpaceImportPage.tsx'))
const SourcesPage = latePage(() => import('./pages/SourcesPage.tsx'))
const JobsPage = latePage(() => import('./pages/JobsPage.tsx'))
const TokensPage = latePage(() => import('./pages/TokensPage.tsx'))
const ServicesPage = latePage(() => import('./pages/ServicesPage.tsx'))
const AlertsPage = latePage(() => import('./pages/AlertsPage.tsx'))

function latePage(load: () => Promise<{ default: ComponentType }>) {
  return lazy(() =>
    load().catch((cause: unknown) => {
      throw new PageNotLoaded('The page could not be loaded', { cause })
    }),
  )
}

/** Every page of Poise by its address. */
export function AppRoutes() {
  return (
    <>
      <Suspense>
        <Routes>
          <Route
            path={ROUTES.signIn}
            element={
              <PageBoundary>
                <SignInPage />
              </PageBoundary>
            }
          />
          <Route
            element={
              <RequireSession>
                <Shell />
              </RequireSession>
            }
          >
            <Route path={ROUTES.home} element={<HomePage />} />
            <Route path={ROUTES.spaces} element={<SpacesPage />} />
            <Route path={ROUTES.space} element={<SpacePage />} />
            <Route path={ROUTES.newSpace} element={<NewSpacePage />} />
            <Route path={ROUTES.deletedSpaces} element={<DeletedSpacesPage />} />
            <Route path={ROUTES.spaceHistory} element={<SpaceHistoryPage />} />
            <Route path={ROUTES.spaceImport} element={<SpaceImportPage />} />
            <Route path={ROUTES.alert} element={<AlertsPage />} />
            <Route path={ROUTES.annotations} element={<AnnotationsPage />} />
            <Route path={ROUTES.annotation} element={<AnnotationPage />} />
            <Route path={ROUTES.metrics} element={<MetricsPage />} />
            <Route path={ROUTES.metric} element={<MetricPage />} />
            <Route path={ROUTES.sources} element={<SourcesPage />} />
            <Route path={ROUTES.services} element={<ServicesPage />} />
            <Route path={ROUTES.tokens} element={<TokensPage />} />
            <Route path={ROUTES.jobs} element={<JobsPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
      <Notices />
    </>
  )
}
