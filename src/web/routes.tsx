import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Notices } from './components/Notices.tsx'
import { PageBoundary } from './components/PageBoundary.tsx'
import { RequireSession } from './components/RequireSession.tsx'
import { Shell } from './components/Shell.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { SpacePage } from './pages/SpacePage.tsx'
import { ROUTES } from './paths.ts'

/* A space is what people open: it comes with the frame, in one request. The other pages come when they are asked for. */
const SignInPage = lazy(() => import('./pages/SignInPage.tsx'))
const AnnotationsPage = lazy(() => import('./pages/AnnotationsPage.tsx'))
const AnnotationPage = lazy(() => import('./pages/AnnotationPage.tsx'))
const AlertsPage = lazy(() => import('./pages/AlertsPage.tsx'))
const SpacesPage = lazy(() => import('./pages/SpacesPage.tsx'))
const MetricsPage = lazy(() => import('./pages/MetricsPage.tsx'))
const MetricPage = lazy(() => import('./pages/MetricPage.tsx'))
const NotFoundPage = lazy(() => import('./pages/NotFoundPage.tsx'))
const NewSpacePage = lazy(() => import('./pages/NewSpacePage.tsx'))
const DeletedSpacesPage = lazy(() => import('./pages/DeletedSpacesPage.tsx'))
const SpaceHistoryPage = lazy(() => import('./pages/SpaceHistoryPage.tsx'))
const SpaceImportPage = lazy(() => import('./pages/SpaceImportPage.tsx'))
const SourcesPage = lazy(() => import('./pages/SourcesPage.tsx'))

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
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
      <Notices />
    </>
  )
}
