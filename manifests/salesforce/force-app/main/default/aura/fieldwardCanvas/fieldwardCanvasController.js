({
  doInit: function (component, event, helper) {
    helper.showRecord(component);
    helper.refreshAfterChanges(component);
  },

  recordChanged: function (component, event, helper) {
    helper.showOtherRecord(component);
  }
})
