import mint from '@salesforce/apex/FieldwardIdentity.mint';
import mintForPage from '@salesforce/apex/FieldwardIdentity.mintForPage';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { api, LightningElement } from 'lwc';
import { guestToast } from './guestToast';
import { panelAddress } from './panelAddress';
import { embeddingProblem, NO_ADDRESS, proofProblem } from './problems';

const PATIENCE_MS = 10000;

/**
 * Fieldward on a record page, or as a page of its own. Shows the panel, which runs without any right of this page, tells it which record is open,
 * and hands it a fresh proof of who looks at it whenever it asks. What the panel says back is never taken as more than a
 * wish: the record that is refreshed is always the one of this page.
 */
export default class FieldwardPanel extends LightningElement {
  @api baseUrl;
  /** `app` on a page of its own, which only an app page sets; nothing on a record page. */
  @api view;

  src = null;
  guestProps = null;
  problem = null;
  isAlive = false;
  isSlow = false;

  _recordId;
  _objectApiName;
  _isConnected = false;
  _round = 0;
  _mintingRound = null;
  _patience;
  _embedding;
  _listeners = [
    ['sf-embedding.component.ready', () => this.guestIsAlive()],
    ['sf-embedding.component.error', (event) => this.embeddingFailed(event)],
    ['fieldward-applied', () => this.recordWasWritten()],
    ['fieldward-proof', () => this.proofIsWanted()],
    ['fieldward-toast', (event) => this.toastIsWanted(event)],
  ].map(([type, act]) => [type, (event) => this.hear(event, act)]);

  @api
  get recordId() {
    return this._recordId;
  }

  set recordId(value) {
    this._recordId = value;
    this.begin();
  }

  @api
  get objectApiName() {
    return this._objectApiName;
  }

  set objectApiName(value) {
    this._objectApiName = value;
    this.begin();
  }

  get isOwnPage() {
    return this.view === 'app';
  }

  get label() {
    return this.isOwnPage ? 'Fieldward' : 'Fieldward suggestions';
  }

  get isEmbedded() {
    return Boolean(this.src && this.guestProps && !this.problem?.endsPanel);
  }

  get isLoading() {
    return !this.isAlive && !this.isSlow && !this.problem;
  }

  get isWaiting() {
    return this.isSlow && !this.isAlive && !this.problem;
  }

  // An error can come before the first rendering is over, so this listens above the embedding from the start.
  connectedCallback() {
    this._isConnected = true;
    for (const [type, listener] of this._listeners) this.template.addEventListener(type, listener);
    this.begin();
  }

  // And on the embedding itself, because Salesforce does not say whether its events bubble. Adding twice adds once.
  renderedCallback() {
    this._embedding = this.refs.embedding;
    for (const [type, listener] of this._listeners) this._embedding?.addEventListener(type, listener);
  }

  disconnectedCallback() {
    this._isConnected = false;
    this._round += 1;
    clearTimeout(this._patience);
    // Lightning puts components back after it took them away; a proof that was used is worth nothing then.
    this.guestProps = null;
    this.isAlive = false;
    for (const [type, listener] of this._listeners) {
      this.template.removeEventListener(type, listener);
      this._embedding?.removeEventListener(type, listener);
    }
  }

  /** Starts over for the record of the page. The page sets record and object one after the other: one start for both. */
  begin() {
    this._round += 1;
    const round = this._round;
    Promise.resolve().then(() => {
      if (this.isCurrent(round)) this.open();
    });
  }

  open() {
    this.problem = null;
    // The embedding takes its address once: a changed one would end it.
    this.src ??= panelAddress(this.baseUrl, this.isOwnPage);
    if (!this.src) {
      this.fail(NO_ADDRESS);
      return;
    }
    if (!this.isOwnPage && (!this._recordId || !this._objectApiName)) return;
    this.tellGuest(null);
    this.waitForGuest();
    this.requestProof();
  }

  async requestProof() {
    const round = this._round;
    if (this._mintingRound === round) return;
    this._mintingRound = round;
    try {
      const proof = await this.mintProof();
      if (this.isCurrent(round)) this.tellGuest(proof);
    } catch (error) {
      if (this.isCurrent(round)) this.fail(proofProblem(error, !this.guestProps?.proof));
    } finally {
      if (this._mintingRound === round) this._mintingRound = null;
    }
  }

  mintProof() {
    if (this.isOwnPage) return mintForPage();
    return mint({ recordId: this._recordId, objectApiName: this._objectApiName });
  }

  /** The embedding hands a snapshot on whenever it gets another object, so each is new and complete. */
  tellGuest(proof) {
    this.guestProps = { recordId: this._recordId, objectApiName: this._objectApiName, proof };
  }

  waitForGuest() {
    clearTimeout(this._patience);
    this.isSlow = false;
    this._patience = setTimeout(() => {
      this.isSlow = true;
    }, PATIENCE_MS);
  }

  isCurrent(round) {
    return this._isConnected && this._round === round;
  }

  /** Stops the event, so that what the embedding's listener has heard is not heard again above it. */
  hear(event, act) {
    event.stopPropagation();
    act(event);
  }

  guestIsAlive() {
    this.isAlive = true;
    clearTimeout(this._patience);
  }

  embeddingFailed(event) {
    this.fail(embeddingProblem(event.detail));
  }

  fail(problem) {
    if (problem.endsPanel) this.isAlive = false;
    clearTimeout(this._patience);
    this.problem = problem;
  }

  recordWasWritten() {
    this.guestIsAlive();
    if (this._recordId) notifyRecordUpdateAvailable([{ recordId: this._recordId }]);
  }

  proofIsWanted() {
    this.guestIsAlive();
    this.requestProof();
  }

  toastIsWanted(event) {
    this.guestIsAlive();
    const toast = guestToast(event.detail);
    if (toast) this.dispatchEvent(toast);
  }

  handleRetry() {
    if (this.problem?.endsPanel) {
      this.begin();
      return;
    }
    this.problem = null;
    this.requestProof();
  }
}
