export interface ToastDetail {
  readonly title: string;
  readonly message: string;
  readonly variant: 'success' | 'info' | 'warning' | 'error';
}

/** `lightning/platformShowToastEvent`: bubbles to the page, which shows the toast. */
export class ShowToastEvent extends CustomEvent<ToastDetail> {
  static readonly type = 'lightning__showtoast';

  constructor(detail: ToastDetail) {
    super(ShowToastEvent.type, { bubbles: true, composed: true, cancelable: true, detail });
  }
}
