import type { Phrase } from './phrase.ts';

export const settled = [
  { kind: 'quotation', from: 'sales', to: 'rd', en: 'Technical data for a tender', zh: '投标所需技术参数' },
  { kind: 'sample', from: 'sales', to: 'production', en: 'Two sample units for a test bench', zh: '两台试验样机' },
  {
    kind: 'delivery',
    from: 'sales',
    to: 'production',
    en: 'Confirm the delivery date of an order',
    zh: '确认订单交期',
  },
  {
    kind: 'installation',
    from: 'sales',
    to: 'after-sales',
    en: 'Installation on site next month',
    zh: '下月现场安装',
  },
  {
    kind: 'product-information',
    from: 'after-sales',
    to: 'rd',
    en: 'Firmware notes for the field',
    zh: '现场所需固件说明',
  },
  { kind: 'problem', from: 'production', to: 'sales', en: 'Order changed after release', zh: '订单下达后变更' },
  { kind: 'problem', from: 'after-sales', to: 'production', en: 'Missing parts in a shipment', zh: '发货缺件' },
  {
    kind: 'product-information',
    from: 'rd',
    to: 'sales',
    en: 'Customer feedback on the prototype',
    zh: '样机客户反馈',
  },
] as (Phrase & { kind: string; from: string; to: string })[];

export const open = [
  { en: 'Quotation support: PT-200 with Ex certificate', zh: '报价支持：PT-200 防爆型' },
  { en: 'Quotation support: LV-300 for cryogenic tanks', zh: '报价支持：LV-300 低温储罐' },
  { en: 'Data sheet of GW-10 in English and French', zh: 'GW-10 英法文数据表' },
  { en: 'Delivery of 40 FM-100 to Northern Water', zh: '北方水务 40 台 FM-100 交付' },
  { en: 'Split delivery for Tianhe Power', zh: '天河电力分批交付' },
  { en: 'Installation at Delta Paper, second line', zh: '三角纸业二号线安装' },
  { en: 'Order of Fenghe Steel changed twice after release', zh: '丰禾钢铁订单下达后两次变更' },
  { en: 'Sample units for Orion Pharma', zh: '猎户制药样机' },
  { en: 'Calibration data of FM-100', zh: 'FM-100 标定数据' },
] as Phrase[];

export const answer = {
  en: 'Done as asked; documents are in the shared folder.',
  zh: '已按要求完成，资料见共享文件夹。',
};
