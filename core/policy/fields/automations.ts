import { t } from '../../words.ts';
import { type Field, f, person, rule } from './field.ts';

/** What happens by itself. */
export const automationFields: Record<string, Field> = {
  automations: f('Automations', '自动规则', ['When … and … then … (A12)', '当……且……则……（A12）']),
  'automations.*.on': f('For each row of', '监测台账', undefined, {
    options: {
      requests: t('Requests', '协作请求'),
      demands: t('Demands', '市场需求'),
      signals: t('Signals', '信息通报'),
      orders: t('Orders', '订单'),
      serviceCases: t('Service cases', '售后工单'),
      forecasts: t('Forecast', '销售预测'),
      plans: t('Production plan', '生产计划'),
      decisions: t('Decisions', '决策事项'),
      suggestions: t('Suggestions', '改进意见'),
      trainings: t('Trainings', '培训'),
    },
  }),
  'automations.*.when': f('When', '当', ['Once for each row', '每行触发一次'], rule),
  'automations.*.acts_for': f(
    'Acts for',
    '以谁的名义',
    ['What it does, it does with this person’s rights', '按此人的权限执行'],
    person,
  ),
  'automations.*.tell': f('Tells', '通知', undefined, { from: 'told' }),
  'automations.*.department': f('Of which department', '所属部门', [
    'Whose head or liaison is told: a short name, or a fact in braces, e.g. {to}',
    '通知哪个部门的负责人或联络人：部门标识，或花括号中的事实，例如 {to}',
  ]),
  'automations.*.says': f('In these words', '通知内容', ['Facts in braces: {title}', '可用花括号引用事实：{title}']),
  'automations.*.does': f('And does', '并执行', undefined, {
    options: {
      'ask-request': t('ask a request', '提出协作请求'),
      'propose-topic': t('propose a topic', '提出议题'),
      'raise-demand': t('raise a demand', '登记需求'),
      'add-signal': t('tell news', '通报信息'),
      'suggest-change': t('suggest a change of the policy', '提出改进意见'),
    },
  }),
  'automations.*.input': f('With', '填写内容'),
  'automations.*.input.*.field': f('Field', '字段'),
  'automations.*.input.*.value': f('Holds', '内容', ['Facts in braces: {title}', '可用花括号引用事实：{title}']),
  'automations.*.paused': f('Paused', '暂停'),
};
