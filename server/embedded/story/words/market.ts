import type { Phrase } from '../../company/words/phrase.ts';

type News = Phrase & {
  kind: 'competitor' | 'feedback' | 'progress' | 'status';
  product?: string;
  impact: 'high' | 'medium' | 'low';
};

/** What departments tell each other, the earliest first. */
export const news: readonly News[] = [
  {
    kind: 'competitor',
    en: 'Metrona opens a service point in the north',
    zh: '美创在华北设服务点',
    impact: 'medium',
  },
  {
    kind: 'competitor',
    en: 'Rivalux shows a gateway with cellular modem',
    zh: '瑞力仕推出带蜂窝模块的网关',
    product: 'GW-10',
    impact: 'medium',
  },
  {
    kind: 'competitor',
    en: 'Metrona gives five years of warranty on flow meters',
    zh: '美创流量计质保延长至五年',
    product: 'FM-100',
    impact: 'medium',
  },
  {
    kind: 'competitor',
    en: 'Rivalux cuts the price of level gauges by 12 %',
    zh: '瑞力仕液位计降价 12%',
    product: 'LV-300',
    impact: 'high',
  },
  {
    kind: 'feedback',
    en: 'Silver Lake Dairy asks for hygienic fittings',
    zh: '银湖乳业询问卫生型接头',
    impact: 'low',
  },
  {
    kind: 'feedback',
    en: 'Tianhe Power praises the short start-up',
    zh: '天河电力称赞调试快速',
    impact: 'low',
  },
  {
    kind: 'feedback',
    en: 'Orion Pharma misses a calibration sheet with each device',
    zh: '猎户制药希望每台附标定证书',
    product: 'FM-100',
    impact: 'medium',
  },
  {
    kind: 'feedback',
    en: 'Delta Paper wants alarms on the phone',
    zh: '三角纸业希望手机接收报警',
    product: 'GW-10',
    impact: 'medium',
  },
  {
    kind: 'feedback',
    en: 'Everbright Foods: cable glands hard to reach',
    zh: '恒光食品反映电缆接头不便操作',
    impact: 'low',
  },
  {
    kind: 'feedback',
    en: 'Three customers report drift of PT-200 above 80 °C',
    zh: '三家客户反映 PT-200 在 80℃ 以上漂移',
    product: 'PT-200',
    impact: 'high',
  },
  {
    kind: 'feedback',
    en: 'Northern Water is content with the new packaging',
    zh: '北方水务认可新包装',
    impact: 'medium',
  },
  {
    kind: 'progress',
    en: 'Firmware 2.4 of GW-10 released',
    zh: 'GW-10 固件 2.4 发布',
    product: 'GW-10',
    impact: 'low',
  },
  {
    kind: 'progress',
    en: 'Type approval of LV-300 applied for',
    zh: 'LV-300 已申请型式批准',
    product: 'LV-300',
    impact: 'medium',
  },
  {
    kind: 'progress',
    en: 'Prototype of FM-100 rev. C passed the vibration test',
    zh: 'FM-100 C 版样机通过振动试验',
    product: 'FM-100',
    impact: 'medium',
  },
  {
    kind: 'status',
    en: 'Two engineers are on site at Delta Paper until Friday',
    zh: '两名工程师在三角纸业现场，至周五',
    impact: 'low',
  },
  {
    kind: 'status',
    en: 'Spare seals for PT-200 are back in stock',
    zh: 'PT-200 密封备件已补货',
    product: 'PT-200',
    impact: 'low',
  },
  {
    kind: 'status',
    en: 'Night calls doubled after the gateway update',
    zh: '网关升级后夜间报修增加一倍',
    product: 'GW-10',
    impact: 'medium',
  },
  {
    kind: 'status',
    en: 'All spring maintenance contracts are planned',
    zh: '春季维保合同已全部排期',
    impact: 'low',
  },
];

export const marketNews: readonly Phrase[] = [
  { en: 'Tenders of water utilities move to the first quarter', zh: '水务招标集中到一季度' },
  { en: 'Steel makers postpone their projects', zh: '钢铁行业项目普遍推迟' },
  { en: 'New subsidy for water metering from next year', zh: '明年起水计量改造补贴' },
];

/** Who follows what. */
export const followed: readonly { who: string; topic: string }[] = [
  { who: 'rd.head', topic: 'competitors' },
  { who: 'sales.north', topic: 'product-progress' },
];

export const release: Phrase = { en: 'Release 3.1', zh: '3.1 版' };
export const told: Phrase = { en: 'Told by phone; they are content.', zh: '已电话告知，客户满意。' };
