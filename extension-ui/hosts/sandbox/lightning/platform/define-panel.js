import '@lwc/synthetic-shadow';
import FieldwardPanel from 'c/fieldwardPanel';
import { createElement } from 'lwc';

const tag = 'c-fieldward-panel';

/*
 * Makes the deployed component usable by a page that is not written in LWC: window.createFieldwardPanel() answers an
 * element with the properties that a record page sets. Styles of the page reach into it, as on a real record page.
 */
window.createFieldwardPanel = (properties = {}) =>
  Object.assign(createElement(tag, { is: FieldwardPanel }), properties);
