import { customers, type Phrase } from '../../company/words/phrase.ts';

type Asked = Phrase & { kind: string; from: string; to: string };

/** What departments ask of each other. {customer}, {product} and {n} are filled in. */
export const asked: readonly Asked[] = [
  {
    kind: 'quotation',
    from: 'sales',
    to: 'rd',
    en: 'Technical data of {product} for the tender of {customer}',
    zh: '{customer}投标所需 {product} 技术参数',
  },
  {
    kind: 'quotation',
    from: 'sales',
    to: 'rd',
    en: 'Is {product} suited to {customer}?',
    zh: '{customer}工况选型：{product} 是否适用',
  },
  {
    kind: 'quotation',
    from: 'sales',
    to: 'production',
    en: 'Price and date for {n} {product}, {customer}',
    zh: '{customer} {n} 台 {product} 的价格与交期',
  },
  {
    kind: 'sample',
    from: 'sales',
    to: 'production',
    en: 'Two sample units of {product} for {customer}',
    zh: '{customer}试用样机：{product} 两台',
  },
  {
    kind: 'delivery',
    from: 'sales',
    to: 'production',
    en: 'Confirm the delivery of {n} {product} to {customer}',
    zh: '确认{customer} {n} 台 {product} 交期',
  },
  {
    kind: 'delivery',
    from: 'sales',
    to: 'production',
    en: '{customer} wants {n} {product} a week earlier',
    zh: '{customer}要求 {n} 台 {product} 提前一周交付',
  },
  {
    kind: 'installation',
    from: 'sales',
    to: 'after-sales',
    en: 'Installation of {product} at {customer}',
    zh: '{customer}现场安装 {product}',
  },
  {
    kind: 'product-information',
    from: 'after-sales',
    to: 'rd',
    en: 'Firmware notes of {product} for the field',
    zh: '现场所需 {product} 固件说明',
  },
  {
    kind: 'product-information',
    from: 'sales',
    to: 'rd',
    en: 'Certificates of {product} for {customer}',
    zh: '{customer}所需 {product} 认证文件',
  },
  {
    kind: 'problem',
    from: 'production',
    to: 'sales',
    en: 'Order of {customer} changed after release ({product})',
    zh: '{customer}订单下达后变更（{product}）',
  },
  {
    kind: 'problem',
    from: 'after-sales',
    to: 'production',
    en: 'Parts are missing in the shipment to {customer}',
    zh: '{customer}到货缺件',
  },
  {
    kind: 'product-information',
    from: 'rd',
    to: 'sales',
    en: 'What {customer} says of the {product} prototype',
    zh: '{customer}对 {product} 样机的反馈',
  },
  {
    kind: 'problem',
    from: 'production',
    to: 'rd',
    en: 'Drawing of {product} does not fit the new housing',
    zh: '{product} 图纸与新外壳不符',
  },
];

interface Waiting extends Asked {
  customer?: Phrase;
  daysAgo: number;
  course: 'accepted' | 'open';
}
const customer = (en: string): Phrase => customers.find((c) => c.en === en)!;

/** What is still waited for. */
export const waiting: readonly Waiting[] = [
  {
    kind: 'quotation',
    from: 'sales',
    to: 'rd',
    en: 'Quotation support for Blue Coast Chemicals: PT-200 with Ex certificate',
    zh: '蓝岸化工报价支持：PT-200 防爆型',
    customer: customer('Blue Coast Chemicals'),
    daysAgo: 13,
    course: 'accepted',
  },
  {
    kind: 'quotation',
    from: 'sales',
    to: 'rd',
    en: 'Quotation support for Silver Lake Dairy: LV-300 for cold tanks',
    zh: '银湖乳业报价支持：LV-300 低温储罐',
    customer: customer('Silver Lake Dairy'),
    daysAgo: 9,
    course: 'accepted',
  },
  {
    kind: 'product-information',
    from: 'sales',
    to: 'rd',
    en: 'Data sheet of GW-10 in English and French',
    zh: 'GW-10 英法文数据表',
    daysAgo: 8,
    course: 'open',
  },
  {
    kind: 'delivery',
    from: 'sales',
    to: 'production',
    en: 'Delivery of 40 FM-100 to Northern Water',
    zh: '北方水务 40 台 FM-100 交付',
    customer: customer('Northern Water'),
    daysAgo: 14,
    course: 'accepted',
  },
  {
    kind: 'delivery',
    from: 'sales',
    to: 'production',
    en: 'Split delivery for Tianhe Power',
    zh: '天河电力分批交付',
    customer: customer('Tianhe Power'),
    daysAgo: 12,
    course: 'accepted',
  },
  {
    kind: 'installation',
    from: 'sales',
    to: 'after-sales',
    en: 'Installation at Delta Paper, second line',
    zh: '三角纸业二号线安装',
    customer: customer('Delta Paper'),
    daysAgo: 13,
    course: 'accepted',
  },
  {
    kind: 'problem',
    from: 'production',
    to: 'sales',
    en: 'Order of Fenghe Steel changed twice after release',
    zh: '丰禾钢铁订单下达后两次变更',
    customer: customer('Fenghe Steel'),
    daysAgo: 8,
    course: 'accepted',
  },
  {
    kind: 'sample',
    from: 'sales',
    to: 'production',
    en: 'Sample units for Orion Pharma',
    zh: '猎户制药样机',
    customer: customer('Orion Pharma'),
    daysAgo: 3,
    course: 'accepted',
  },
  {
    kind: 'product-information',
    from: 'sales',
    to: 'rd',
    en: 'Calibration data of FM-100',
    zh: 'FM-100 标定数据',
    daysAgo: 1,
    course: 'accepted',
  },
];

export const answers: readonly Phrase[] = [
  { en: 'Done as asked; documents are in the shared folder.', zh: '已按要求完成，资料见共享文件夹。' },
  {
    en: 'Yes, with the option “stainless”; the sheet is attached to the offer.',
    zh: '可以，选配不锈钢型，参数表已附在报价中。',
  },
  { en: 'Confirmed; the haulier is booked.', zh: '已确认，物流已预约。' },
  { en: 'Sent this morning, tracking number with the liaison.', zh: '今早已寄出，单号已发联络人。' },
];
export const second: Phrase = { en: 'The missing page is there now.', zh: '缺失的部分已补齐。' };
export const again: Phrase = {
  en: 'The last page is missing; the customer cannot use it.',
  zh: '缺最后一页，客户无法使用。',
};
export const declined: Phrase = {
  en: 'Not before the next revision; a comparable type is in stock.',
  zh: '需待下一版本，现有同类型号可替代。',
};
export const questions: readonly Phrase[] = [
  { en: 'Which medium, and at what temperature?', zh: '介质与温度？' },
  { en: 'Which order is it about?', zh: '对应哪个订单？' },
];
export const information: Phrase = {
  en: 'Water at 60 °C; it is the order of last week.',
  zh: '60℃ 清水，对应上周订单。',
};
export const delays: readonly Phrase[] = [
  { en: 'The test bench is taken until then.', zh: '试验台在此之前已排满。' },
  { en: 'The sensor chips come late.', zh: '传感器芯片到货推迟。' },
];
