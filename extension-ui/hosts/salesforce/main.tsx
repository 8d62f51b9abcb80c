import '#ui/kit/kit.css';
import './panel.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './connect.ts';
import { RecordPanel } from './RecordPanel.tsx';
import { rememberPlace } from './remember-place.ts';

const page = document.getElementById('panel');
if (!page) throw new Error('index.html lost its panel element.');
rememberPlace(document);
createRoot(page).render(
  <App
    connection={connect()}
    label="Fieldward suggestions"
    screen={({ props: { objectApiName, recordId }, ...framed }) => (
      // Another record is another screen: nothing of the one before may stay.
      <RecordPanel key={`${objectApiName}/${recordId}`} {...framed} objectType={objectApiName} recordId={recordId} />
    )}
  />,
);
