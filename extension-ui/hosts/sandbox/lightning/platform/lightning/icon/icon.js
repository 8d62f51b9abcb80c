import { api, LightningElement } from 'lwc';

/** `<lightning-icon>`, as far as our components use it: it knows the warning sign only. */
export default class Icon extends LightningElement {
  @api iconName;
  @api alternativeText;
  @api size = 'medium';
  @api variant;

  get look() {
    return `slds-icon_container slds-icon-${this.iconName?.replace(':', '-')}`;
  }

  get drawingLook() {
    return `slds-icon slds-icon_${this.size} slds-icon-text-${this.variant ?? 'default'}`;
  }
}
