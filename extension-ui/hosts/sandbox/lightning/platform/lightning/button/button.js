import { api, LightningElement } from 'lwc';

/** `<lightning-button>`, as far as our components use it. */
export default class Button extends LightningElement {
  @api label;
  @api variant = 'neutral';
  @api disabled = false;

  get look() {
    return `slds-button slds-button_${this.variant}`;
  }
}
