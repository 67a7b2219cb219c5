import type { Phrase } from './phrase.ts';

type Impact = 'high' | 'medium' | 'low';
type Demand = Phrase & {
  product?: string;
  impact: Impact;
  state: 'new' | 'accepted' | 'planned' | 'declined' | 'shipped' | 'closed';
  daysAgo: number;
};
type Signal = Phrase & {
  kind: 'competitor' | 'feedback' | 'progress' | 'market';
  product?: string;
  impact: Impact;
  department: string;
  daysAgo: number;
};

export const demands = [
  {
    en: 'PT-200 with wireless output',
    zh: 'PT-200 增加无线输出',
    product: 'PT-200',
    impact: 'high',
    state: 'new',
    daysAgo: 16,
  },
  {
    en: 'Gateway certified for the EU market',
    zh: '网关通过欧盟认证',
    product: 'GW-10',
    impact: 'high',
    state: 'new',
    daysAgo: 4,
  },
  {
    en: 'Chinese display on LV-300',
    zh: 'LV-300 支持中文显示',
    product: 'LV-300',
    impact: 'medium',
    state: 'new',
    daysAgo: 6,
  },
  {
    en: 'Longer cable as an option',
    zh: '可选加长电缆',
    product: 'FM-100',
    impact: 'medium',
    state: 'new',
    daysAgo: 3,
  },
  {
    en: 'QR code with the calibration record',
    zh: '二维码查询标定记录',
    product: 'FM-100',
    impact: 'low',
    state: 'new',
    daysAgo: 2,
  },
  {
    en: 'Faster start-up of FM-100',
    zh: 'FM-100 缩短启动时间',
    product: 'FM-100',
    impact: 'medium',
    state: 'planned',
    daysAgo: 40,
  },
  {
    en: 'Modbus map for GW-10',
    zh: 'GW-10 开放 Modbus 点表',
    product: 'GW-10',
    impact: 'medium',
    state: 'shipped',
    daysAgo: 70,
  },
  { en: 'Stainless housing', zh: '不锈钢外壳', product: 'PT-200', impact: 'medium', state: 'accepted', daysAgo: 30 },
  {
    en: 'Explosion-proof connector',
    zh: '防爆接头',
    product: 'PT-200',
    impact: 'high',
    state: 'planned',
    daysAgo: 55,
  },
  { en: 'Rental units for test runs', zh: '试用租赁机', impact: 'low', state: 'declined', daysAgo: 60 },
  {
    en: 'Export of trend data',
    zh: '趋势数据导出',
    product: 'GW-10',
    impact: 'medium',
    state: 'closed',
    daysAgo: 80,
  },
] as Demand[];

export const declined = {
  en: 'Outside our range; a partner product was named',
  zh: '超出产品范围，已推荐合作伙伴产品',
};

export const signals = [
  {
    kind: 'competitor',
    en: 'Rivalux cuts the price of level gauges by 12 %',
    zh: '瑞力仕液位计降价 12%',
    product: 'LV-300',
    impact: 'high',
    department: 'sales',
    daysAgo: 5,
  },
  {
    kind: 'feedback',
    en: 'Northern Water is content with the new packaging',
    zh: '北方水务认可新包装',
    impact: 'medium',
    department: 'sales',
    daysAgo: 4,
  },
  {
    kind: 'progress',
    en: 'Prototype of FM-100 rev. C passed the vibration test',
    zh: 'FM-100 C 版样机通过振动试验',
    product: 'FM-100',
    impact: 'medium',
    department: 'rd',
    daysAgo: 6,
  },
  {
    kind: 'feedback',
    en: 'Three customers report drift of PT-200 above 80 °C',
    zh: '三家客户反映 PT-200 在 80℃ 以上漂移',
    product: 'PT-200',
    impact: 'high',
    department: 'after-sales',
    daysAgo: 8,
  },
  {
    kind: 'market',
    en: 'New subsidy for water metering from next year',
    zh: '明年起水计量改造补贴',
    impact: 'medium',
    department: 'sales',
    daysAgo: 3,
  },
  {
    kind: 'competitor',
    en: 'Metrona opens a service point in the north',
    zh: '美创在华北设服务点',
    impact: 'medium',
    department: 'sales',
    daysAgo: 25,
  },
  {
    kind: 'progress',
    en: 'Firmware 2.4 of GW-10 released',
    zh: 'GW-10 固件 2.4 发布',
    product: 'GW-10',
    impact: 'low',
    department: 'rd',
    daysAgo: 33,
  },
  {
    kind: 'feedback',
    en: 'Silver Lake Dairy asks for hygienic fittings',
    zh: '银湖乳业询问卫生型接头',
    impact: 'low',
    department: 'sales',
    daysAgo: 47,
  },
] as Signal[];

export const source = { en: 'Trade fair talk with two customers', zh: '展会上与两家客户交流' };
