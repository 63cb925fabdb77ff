import { createBrowserRouter } from 'react-router';
import { Failure, Loading } from '../parts/loaded';
import { texts } from './texts';
import { Gate, Home } from './gate';
import { Crash } from './crash';

/** Every page by its path. Each is loaded when it is first gone to. */
export function newRouter() {
  return createBrowserRouter([
    {
      errorElement: <Crash />,
      hydrateFallbackElement: <Loading />,
      children: [
        { path: '/login', lazy: () => import('../session/login-page') },
        { path: '/setup', lazy: () => import('../setup/setup-page') },
        { path: '/check', lazy: () => import('../check/check-page') },
        {
          path: '/',
          element: <Gate />,
          children: [
            { index: true, element: <Home /> },
            { path: 'tasks', lazy: () => import('../task/tasks-page') },
            { path: 'cases', lazy: () => import('../case/cases-page') },
            { path: 'cases/:id', lazy: () => import('../case/case-page') },
            { path: 'plans', lazy: () => import('../plan/plans-page') },
            { path: 'plans/new', lazy: () => import('../plan/file-page') },
            { path: 'plans/:id/correct', lazy: () => import('../plan/correct-page') },
            { path: 'plans/:id/change', lazy: () => import('../plan/change-page') },
            { path: 'plans/:id/results', lazy: () => import('../plan/results-page') },
            { path: 'transcripts', lazy: () => import('../transcript/transcripts-page') },
            { path: 'transcripts/new', lazy: () => import('../transcript/file-page') },
            { path: 'transcripts/:id/correct', lazy: () => import('../transcript/correct-page') },
            { path: 'claims', lazy: () => import('../claim/claims-page') },
            { path: 'claims/new', lazy: () => import('../claim/file-page') },
            { path: 'claims/:id/correct', lazy: () => import('../claim/correct-page') },
            { path: 'certificates', lazy: () => import('../certificate/certificates-page') },
            { path: 'feedback', lazy: () => import('../feedback/feedback-page') },
            { path: 'feedback/new', lazy: () => import('../feedback/file-page') },
            { path: 'feedback/:id/correct', lazy: () => import('../feedback/correct-page') },
            { path: 'submissions', lazy: () => import('../submission/submissions-page') },
            { path: 'people', lazy: () => import('../person/people-page') },
            { path: 'people/:id', lazy: () => import('../person/standing-page') },
            { path: 'me', lazy: () => import('../person/me-page') },
            { path: 'year', lazy: () => import('../year/year-page') },
            { path: 'year/:year', lazy: () => import('../year/year-page') },
            { path: 'overview', lazy: () => import('../overview/overview-page') },
            { path: 'overview/:view', lazy: () => import('../overview/overview-page') },
            { path: 'record', lazy: () => import('../record/record-page') },
            { path: 'standins', lazy: () => import('../standin/standins-page') },
            { path: 'notices', lazy: () => import('../notice/notices-page') },
            { path: 'orgs', lazy: () => import('../org/orgs-page') },
            { path: 'accounts', lazy: () => import('../account/accounts-page') },
            { path: '*', element: <Failure error={new Error(texts.noPage)} /> },
          ],
        },
      ],
    },
  ]);
}
