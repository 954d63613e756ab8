import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { Notices } from './components/frame/Notices.tsx'
import { PageBoundary } from './components/frame/PageBoundary.tsx'
import { RequireSession } from './components/frame/RequireSession.tsx'
import { Shell } from './components/frame/Shell.tsx'
import { late } from './components/page/late.ts'
import { HomePage } from './pages/HomePage.tsx'
import { SpacePage } from './pages/SpacePage.tsx'
import { ROUTES } from './paths.ts'

/* A space is what people open: it comes with the frame, in one request. The other pages come when they are asked for. */
const SignInPage = late(() => import('./pages/SignInPage.tsx'))
const AnnotationsPage = late(() => import('./pages/AnnotationsPage.tsx'))
const AnnotationPage = late(() => import('./pages/AnnotationPage.tsx'))
const SpacesPage = late(() => import('./pages/SpacesPage.tsx'))
const MetricsPage = late(() => import('./pages/MetricsPage.tsx'))
const MetricPage = late(() => import('./pages/MetricPage.tsx'))
const NotFoundPage = late(() => import('./pages/NotFoundPage.tsx'))
const NewSpacePage = late(() => import('./pages/NewSpacePage.tsx'))
const DeletedSpacesPage = late(() => import('./pages/DeletedSpacesPage.tsx'))
const SpaceHistoryPage = late(() => import('./pages/SpaceHistoryPage.tsx'))
const SpaceImportPage = late(() => import('./pages/SpaceImportPage.tsx'))
const SourcesPage = late(() => import('./pages/SourcesPage.tsx'))
const SettingsPage = late(() => import('./pages/SettingsPage.tsx'))
const SharedPage = late(() => import('./pages/SharedPage.tsx'))
const AlertsPage = late(() => import('./pages/AlertsPage.tsx'))

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
            path={ROUTES.shared}
            element={
              <PageBoundary>
                <SharedPage />
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
            <Route path={ROUTES.services} element={<SettingsPage />} />
            <Route path={ROUTES.tokens} element={<SettingsPage />} />
            <Route path={ROUTES.snapshots} element={<SettingsPage />} />
            <Route path={ROUTES.jobs} element={<SettingsPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </Suspense>
      <Notices />
    </>
  )
}
