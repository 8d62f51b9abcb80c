import {
  companyOwnBillingProperties,
  companyOwnGuardedProperties,
  languages,
  recordProperties,
} from './common-properties.ts';
import {
  bool,
  calculated,
  checkboxes,
  custom,
  date,
  datetime,
  file,
  money,
  number,
  type Property,
  propertiesIn,
  readOnly,
  select,
  text,
  textarea,
} from './property.ts';

export const ticketStages = '1=New;2=Waiting on contact;3=Waiting on us;4=Closed';

export const ticketProperties: Property[] = [
  ...propertiesIn('ticketinformation', [
    text('subject', 'Ticket name'),
    textarea('content', 'Ticket description'),
    select('hs_pipeline', 'Pipeline', '0=Support pipeline;1=Onboarding'),
    select('hs_pipeline_stage', 'Ticket status', ticketStages),
    select('hs_ticket_priority', 'Priority', 'LOW=Low;MEDIUM=Medium;HIGH=High;URGENT=Urgent'),
    select(
      'hs_ticket_category',
      'Category',
      'PRODUCT_ISSUE=Product issue;BILLING_ISSUE=Billing issue;FEATURE_REQUEST=Feature request;GENERAL_INQUIRY=General inquiry',
    ),
    select('source_type', 'Source', 'CHAT=Chat;EMAIL=Email;FORM=Form;PHONE=Phone'),
    select(
      'hs_resolution',
      'Resolution',
      'ISSUE_FIXED=Issue fixed;DUPLICATE=Duplicate;WONT_FIX=Will not fix;EXPLAINED=Explained',
    ),
    datetime('hs_ticket_due_date', 'Due date'),
    file('hs_file_upload', 'File upload'),
    select('hs_ticket_language_ai_tag', 'Ticket language', languages),
    ...recordProperties('Ticket'),
    checkboxes('hs_assigned_team_ids', 'Assigned teams', '7001=Mid-market;7002=Enterprise;7003=Revenue operations'),
    select('hs_assignment_method', 'Assignment method', 'MANUAL=Manual;ROUTING=Routing'),
    select('hs_ticket_owner_type', 'Ticket owner type', 'HUMAN=Human;AGENT=Agent', { hidden: true }),
    text('hs_waitlist_routing_targets', 'Waitlist routing targets', { hidden: true }),
  ]),
  ...propertiesIn('ticket_activity', [
    readOnly(datetime('closed_date', 'Close date')),
    readOnly(datetime('first_agent_reply_date', 'First agent response date')),
    calculated(number('time_to_close', 'Time to close', { numberDisplayHint: 'duration' })),
    calculated(number('time_to_first_agent_reply', 'Time to first response', { numberDisplayHint: 'duration' })),
    calculated(number('hs_num_times_contacted', 'Number of times contacted')),
    calculated(bool('hs_is_one_touch_ticket', 'Is one-touch ticket')),
    readOnly(datetime('hs_last_message_received_at', 'Last message received')),
    readOnly(datetime('hs_last_message_sent_at', 'Last response date')),
    readOnly(
      select(
        'hs_time_to_first_response_sla_status',
        'First response SLA status',
        'ACTIVE=Active;OVERDUE=Overdue;COMPLETED=Completed',
      ),
    ),
    readOnly(number('hs_feedback_last_survey_rating', 'Last CSAT rating')),
  ]),
  ...propertiesIn('ticket_issue', [
    custom(
      select(
        'product_area',
        'Product area',
        'navigation=Navigation;charging=Charging;fleet_console=Fleet console;integrations=Integrations;mobile_app=Mobile app;reporting=Reporting',
      ),
    ),
    custom(
      select(
        'root_cause',
        'Root cause',
        'configuration=Configuration;hardware=Hardware;firmware=Firmware;network=Network;user_training=User training;third_party=Third party',
      ),
    ),
    custom(text('affected_version', 'Affected version')),
    custom(number('affected_vehicles', 'Affected vehicles')),
    custom(textarea('workaround', 'Workaround')),
    custom(textarea('steps_to_reproduce', 'Steps to reproduce')),
    custom(bool('production_stopped', 'Production stopped')),
    custom(
      checkboxes(
        'affected_sites',
        'Affected sites',
        'oslo=Oslo;gdynia=Gdynia;rotterdam=Rotterdam;leeds=Leeds;denver=Denver',
      ),
    ),
    custom(date('promised_fix_date', 'Promised fix date')),
    custom(select('customer_mood', 'Customer mood', 'calm=Calm;worried=Worried;angry=Angry')),
    custom(text('serial_number', 'Serial number')),
    custom(select('preferred_language', 'Preferred language', languages)),
    custom(text('escalation_phone', 'Escalation phone', { fieldType: 'phonenumber' })),
    custom(text('external_id', 'ERP number', { hasUniqueValue: true })),
    custom(text('import_batch', 'Import batch', { hidden: true })),
    custom(text('old_queue', 'Old queue', { archived: true, archivedAt: '2025-03-20T12:00:00.000Z' })),
    custom(
      textarea('injury_report', 'Injury report', { dataSensitivity: 'sensitive', sensitiveDataCategories: ['HEALTH'] }),
    ),
    custom(
      text('witness_identity', 'Witness identity', {
        dataSensitivity: 'highly_sensitive',
        sensitiveDataCategories: ['IDENTITY'],
      }),
    ),
  ]),
  ...propertiesIn('contract_and_billing', [
    ...companyOwnBillingProperties(),
    ...companyOwnGuardedProperties(),
    custom(money('refund_amount', 'Refund amount')),
    custom(date('warranty_contract_end', 'Warranty contract end')),
  ]),
];
