import '#ui/kit/kit.css';
import '../salesforce/panel.css';
import { createRoot } from 'react-dom/client';
import { App } from '../salesforce/App.tsx';
import { connect } from '../salesforce/connect.ts';
import { rememberPlace } from '../salesforce/remember-place.ts';
import { takeQueueKeys } from '../web/queue-keys.ts';
import { AppPage } from './AppPage.tsx';

const page = document.getElementById('panel');
if (!page) throw new Error('index.html lost its panel element.');
rememberPlace(document);
takeQueueKeys(document);
createRoot(page).render(
  <App connection={connect()} label="Fieldward" screen={({ props: _none, ...framed }) => <AppPage {...framed} />} />,
);
