import '@fontsource-variable/lexend-deca';
import '../kit.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gallery } from './Gallery.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html lost its page element.');
createRoot(page).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
