import { api, LightningElement } from 'lwc';
import { errorEvent, readyEvent } from '../../embedding-messages.ts';
import { configurationFault } from '../../embedding-rules.ts';
import { openSession } from '../../embedding-session.ts';

const FIRST_HEIGHT = 160;
const GREATEST_HEIGHT = 4000;

/** `<lightning-ui-embedding>`: frames a page of another origin and speaks Salesforce's embedding protocol with it. */
export default class UiEmbedding extends LightningElement {
  @api src;
  @api sandbox;
  @api shellTitle;

  _props;
  _session;

  @api
  get props() {
    return this._props;
  }

  set props(value) {
    this._props = value;
    this._session?.push(snapshot(value));
  }

  renderedCallback() {
    if (this._session) return;
    const fault = configurationFault(this.src, this.sandbox);
    if (fault) {
      const detail = { instanceId: '', phase: 'configuration', ...fault, retryable: false };
      Promise.resolve().then(() => this.tell(errorEvent, detail));
      return;
    }
    const frame = document.createElement('iframe');
    this._session = openSession(frame, this.src, {
      ready: (instanceId) => this.tell(readyEvent, { instanceId }),
      failed: (failure) => this.tell(errorEvent, failure),
      event: (type, detail) => this.tell(type, detail),
      resized: (height) => resize(frame, height),
    });
    this._session.push(snapshot(this._props));
    frame.setAttribute('sandbox', this.sandbox);
    frame.title = this.shellTitle ?? '';
    frame.style.cssText = 'display:block;width:100%;border:0';
    resize(frame, FIRST_HEIGHT);
    frame.src = this._session.address;
    this.refs.place.appendChild(frame);
  }

  disconnectedCallback() {
    this._session?.close();
    this._session = undefined;
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Only what can be copied travels, and a component's own object is a read-only proxy, which cannot. */
function snapshot(props) {
  return props === undefined ? undefined : JSON.parse(JSON.stringify(props));
}

function resize(frame, height) {
  frame.style.height = `${Math.min(Math.max(Math.ceil(height), FIRST_HEIGHT), GREATEST_HEIGHT)}px`;
}
