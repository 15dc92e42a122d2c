import { z } from 'zod'
import { settingMeta as meta } from '../../definition.ts'
import { filterSchema } from '../../source-filters.ts'
import { nonPostingSetting } from '../activity.ts'

export const customerSettings = z.object({
  websiteId: z.coerce.number().int().min(1, 'Choose a website.').default(1).meta(meta({
    title: 'Website', description: 'Customers belong to one website of the shop; an e-mail is unique within it.',
    section: 'Where they go', optionsFrom: 'magento.websites', widget: 'select',
  })),
  storeId: z.coerce.number().int().min(0).default(1).meta(meta({
    title: 'Store view', description: 'The view in which a new customer counts as created; it decides the language of mails.',
    section: 'Where they go', optionsFrom: 'magento.storeViews', widget: 'select',
  })),
  defaultGroupId: z.coerce.number().int().min(0).default(1).meta(meta({
    title: 'Customer group', description: 'The group of customers whose type has no group of its own below.',
    section: 'Groups', optionsFrom: 'magento.customerGroups', widget: 'select',
  })),
  groupByType: z.record(z.string(), z.coerce.number().int()).default({}).meta(meta({
    title: 'Group by customer type', description: 'Which Magento group the customers of an Intacct customer type belong to.',
    section: 'Groups', keysFrom: 'intacct.customerTypes', optionsFrom: 'magento.customerGroups', widget: 'key-value',
  })),
  unmappedType: z.enum(['default-group', 'fail']).default('default-group').meta(meta({
    title: 'A type without a group', description: 'What happens to a customer whose type is not in the table.',
    section: 'Groups', widget: 'select', labels: { 'default-group': 'Use the customer group above', fail: 'Fail, so that somebody decides' },
  })),
  customerTypes: z.array(z.string()).default([]).meta(meta({
    title: 'Only these customer types', description: 'Empty sends all types.', section: 'Who is sent', optionsFrom: 'intacct.customerTypes', widget: 'multi-select',
  })),
  filters: z.array(filterSchema).default([]).meta(meta({
    title: 'Only customers with', description: 'Conditions on fields of Intacct, custom ones too; all must hold. Others are skipped, and say so.',
    section: 'Who is sent', optionsFrom: 'intacct.fields.CUSTOMER', widget: 'filters',
  })),
  sendOnHold: z.boolean().default(true).meta(meta({
    title: 'Send customers on hold', description: 'Customers that are on hold in Intacct may still sign in to the shop.', section: 'Who is sent', widget: 'switch',
  })),
  nonPosting: nonPostingSetting('Customers', 'what such a customer orders in the shop cannot be invoiced.'),
  inactive: z.enum(['leave', 'move-to-group']).default('leave').meta(meta({
    title: 'When a customer is inactive', description: 'Inactive customers are never created. This is about those that are in the shop already.',
    section: 'Who is sent', widget: 'select', labels: { leave: 'Leave it in the shop as it is', 'move-to-group': 'Move it to a group' },
  })),
  inactiveGroupId: z.coerce.number().int().min(0).default(1).meta(meta({
    title: 'Group of inactive customers', description: 'A group without prices or payment terms, for example.',
    section: 'Who is sent', optionsFrom: 'magento.customerGroups', widget: 'select', showWhen: { field: 'inactive', is: ['move-to-group'] },
  })),
  existing: z.enum(['link-and-update', 'link-only', 'fail']).default('link-and-update').meta(meta({
    title: 'When the shop has that e-mail already', description: 'A customer who registered in the shop before the books knew him.',
    section: 'Customers that exist already', widget: 'select',
    labels: { 'link-and-update': 'Link the two, and update the shop', 'link-only': 'Link the two, change nothing', fail: 'Fail, so that somebody decides' },
  })),
  deletedInShop: z.enum(['create-again', 'fail']).default('create-again').meta(meta({
    title: 'When it was deleted in the shop', description: 'A customer that was sent before and is gone from the shop.',
    section: 'Customers that exist already', widget: 'select', labels: { 'create-again': 'Create it again', fail: 'Fail, so that somebody decides' },
  })),
  nameSplit: z.enum(['first-word', 'last-word']).default('first-word').meta(meta({
    title: 'Splitting a name', description: 'For customers without a contact person: where “Ana Maria Lopez” is split.',
    section: 'Names and addresses', widget: 'select', labels: { 'first-word': 'Ana / Maria Lopez', 'last-word': 'Ana Maria / Lopez' },
  })),
  oneWordName: z.string().trim().max(60).default('Customer').meta(meta({
    title: 'Last name when there is only one word', description: 'Magento requires a last name: “Amazon” becomes “Amazon Customer”.',
    section: 'Names and addresses', widget: 'text',
  })),
  missingTelephone: z.enum(['fail', 'placeholder']).default('placeholder').meta(meta({
    title: 'Without a telephone number', description: 'Magento requires one in every address.',
    section: 'Names and addresses', widget: 'select', labels: { fail: 'Fail', placeholder: 'Use the placeholder below' },
  })),
  telephonePlaceholder: z.string().trim().min(1, 'Enter what stands for a missing number.').max(40).default('not given').meta(meta({
    title: 'Placeholder for the telephone number', description: 'Stored in Magento when Intacct has no number.',
    section: 'Names and addresses', widget: 'text', showWhen: { field: 'missingTelephone', is: ['placeholder'] },
  })),
  defaultCountry: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, 'Enter a country as two letters, such as US.').or(z.literal('')).default('').meta(meta({
    title: 'Country when none is given', description: 'Two letters, such as US. Empty: such a customer fails.', section: 'Names and addresses', widget: 'text',
  })),
  postcodeOptional: z.string().trim().default('HK, IE, MO, PA').meta(meta({
    title: 'Countries without postal codes', description: 'As in Magento under Stores › Configuration › General › Country Options › “Zip/Postal Code is Optional for”. Two letters each.',
    section: 'Names and addresses', widget: 'text',
  })),
  unknownRegion: z.enum(['fail', 'leave-out']).default('fail').meta(meta({
    title: 'An unknown state or region', description: 'Magento stores an unknown state as empty without a word.',
    section: 'Names and addresses', widget: 'select', labels: { fail: 'Fail', 'leave-out': 'Send the address without it, with a warning' },
  })),
})

export type CustomerSettings = z.output<typeof customerSettings>
