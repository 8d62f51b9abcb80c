import '@fontsource-variable/lexend-deca';
import '#ui/kit/kit.css';
import './styles/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html lost its page element.');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
