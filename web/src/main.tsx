import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import './app/base.css';
import { Looks } from './app/looks';
import { newQueries } from './app/queries';
import { newRouter } from './app/routes';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Looks>
      <QueryClientProvider client={newQueries()}>
        <RouterProvider router={newRouter()} />
      </QueryClientProvider>
    </Looks>
  </StrictMode>,
);
