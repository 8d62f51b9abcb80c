({
  showRecord: function (component) {
    var recordId = component.get('v.recordId');
    if (!recordId) return;
    var parameters = { recordId: recordId, objectApiName: component.get('v.sObjectName') };
    component.set('v.canvasParameters', JSON.stringify(parameters));
  },

  /** Takes the canvas away first, because it would keep the parameters of the record before. */
  showOtherRecord: function (component) {
    var helper = this;
    component.set('v.canvasParameters', null);
    window.setTimeout(
      $A.getCallback(function () {
        if (component.isValid()) helper.showRecord(component);
      }),
      0
    );
  },

  /** Any page can send a message here. One of the panel's origin can make this page read its record again, no more. */
  refreshAfterChanges: function (component) {
    var listener = $A.getCallback(function (event) {
      if (!component.isValid()) {
        window.removeEventListener('message', listener);
        return;
      }
      if (event.origin === '${FIELDWARD_PUBLIC_ORIGIN}' && event.data && event.data.type === 'fieldward-applied') {
        $A.get('e.force:refreshView').fire();
      }
    });
    window.addEventListener('message', listener);
  }
})
